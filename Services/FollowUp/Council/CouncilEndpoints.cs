using Est.FollowUp.OpenData;
using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Council;

public static class CouncilEndpoints
{
    public static void MapCouncil(this IEndpointRouteBuilder api)
    {
        var council = api.MapGroup("/council").WithTags("Council").AllowRoles([.. Roles.WorkingGroup, Roles.Council]);
        council.MapGet("", NameCouncil.Get).WithName("GetCouncil");
        council.MapGet("/{period}", GetReport.Handle).WithName("GetCouncilReport");

        var leading = api.MapGroup("/council").WithTags("Council").AllowRoles(Roles.Coordinator, Roles.Admin);
        leading.MapPut("", NameCouncil.Put).WithName("NameCouncil");
        leading.MapPut("/open-data", SwitchOpenData.Handle).WithName("SwitchOpenData");
        leading.MapGet("/{period}/preview", PublishReport.Preview).WithName("PreviewCouncilReport");
        leading.MapPost("/{period}/publish", PublishReport.Handle).WithName("PublishCouncilReport");
    }
}
