using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Maps;

/// <summary>
/// The picture of one week as GeoJSON: its areas with counts and levels, and its hot spots. The numbers are the picture's own, so that
/// map and table never say different things.
/// </summary>
public static class GetMap
{
    public const string ContentType = "application/geo+json";

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string week, PictureReader pictures, MapShapes mapShapes, HttpResponse response, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } wanted) return Problems.Invalid(errors);
        var picture = await pictures.ShownAsync(municipality, wanted, reader: null, ct);
        var shapes = await mapShapes.CurrentAsync(municipality, ct);
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.Bytes(MapFeatures.Write(picture, shapes), ContentType);
    }
}
