using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Pictures;

public static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder api)
    {
        var pictures = api.MapGroup("").WithTags("Pictures").AllowRoles(Roles.WorkingGroup);
        pictures.MapGet("/pictures", ListPictures.Handle);
        pictures.MapGet("/pictures/{week}", GetPicture.Handle);
        pictures.MapGet("/trends", GetTrend.Handle);
    }
}
