using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Pictures;

public static class PictureEndpoints
{
    private static readonly string[] Readers =
        [Roles.Coordinator, Roles.Analyst, Roles.InterventionOwner, Roles.SteeringGroup, Roles.Admin];

    public static void MapPictures(this IEndpointRouteBuilder api)
    {
        var pictures = api.MapGroup("").WithTags("Pictures").AllowRoles(Readers);
        pictures.MapGet("/pictures", ListPictures.Handle);
        pictures.MapGet("/pictures/{week}", GetPicture.Handle);
        pictures.MapGet("/trends", GetTrend.Handle);
    }
}
