using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.HotSpots;
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

    /// <param name="version">An agreed version; the latest when absent.</param>
    /// <param name="areas">now or then: in the areas of today, or (when absent) as it was agreed.</param>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string week, PictureReader pictures, MapShapes mapShapes, SpotStore spots, HttpResponse response, CancellationToken ct, int? version = null, string? areas = null)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } wanted) return Problems.Invalid(errors);
        var picture = await pictures.AskedAsync(municipality, wanted, version, areas, reader: null, ct);
        if (picture is null) return Problems.NotFound("version");
        // An agreed picture is drawn with the borders that it was agreed in.
        var shapes = await mapShapes.OfAsync(municipality, picture.AreasVersion, ct);
        var cells = version is null ? await spots.CellsAsync(municipality, wanted, ct) : null;
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.Bytes(MapFeatures.Write(picture, shapes, cells), ContentType);
    }
}
