using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Areas;

public static class AreaEndpoints
{
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("/areas").WithTags("Areas");
        areas.MapGet("", ListAreas.Handle).AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);
        areas.MapPut("", ChangeAreas.Handle).AllowRoles(Roles.Coordinator, Roles.Admin);
    }
}
