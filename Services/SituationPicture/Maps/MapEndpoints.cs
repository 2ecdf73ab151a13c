using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Maps;

public static class MapEndpoints
{
    public static void MapMaps(this IEndpointRouteBuilder api)
    {
        var maps = api.MapGroup("/pictures/{week}").WithTags("Pictures").AllowRoles(Roles.WorkingGroup);
        maps.MapGet("/map", GetMap.Handle).WithName("GetPictureMap").Produces(200, contentType: GetMap.ContentType);
        maps.MapGet("/export", ExportPicture.Handle).WithName("ExportPicture").ProducesProblem(400)
            .Produces(200, contentType: "text/csv", additionalContentTypes: GetMap.ContentType);
        maps.MapGet("/hours", GetHours.Handle).WithName("GetHours").ProducesProblem(400);
    }
}
