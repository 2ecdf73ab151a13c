using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Years;

public static class YearEndpoints
{
    public static void MapYears(this IEndpointRouteBuilder api)
    {
        var years = api.MapGroup("/years").WithTags("Years").AllowRoles(Roles.WorkingGroup);
        years.MapGet("/", ListYears.Handle).WithName("ListYears");
        years.MapGet("/{year:int}", GetYear.Handle).WithName("GetYear");
        years.MapGet("/{year:int}/document", GetYear.Document).WithName("GetYearDocument");
    }
}
