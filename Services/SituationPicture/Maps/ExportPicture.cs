using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Maps;

/// <summary>What is on the screen as a file: the same picture, the same filter, the same readers.</summary>
public static class ExportPicture
{
    /// <param name="format">csv or geojson.</param>
    /// <param name="area">This area and those below it; all when absent.</param>
    /// <param name="category">All when absent.</param>
    /// <param name="version">An agreed version; what the page shows when absent.</param>
    /// <param name="areas">now or then: in the areas of today, or (when absent) as it was agreed.</param>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string week, PictureReader pictures, MapShapes mapShapes, SpotStore spots, HttpResponse response, CancellationToken ct,
        string format = "csv", string? area = null, string? category = null, int? version = null, string? areas = null)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        if (format is not ("csv" or "geojson")) errors.Add(new FieldError("format", "unknown-format", "Ask for csv or geojson."));
        if (category is not null && DefaultCategories.ByCode(category) is null)
            errors.Add(new FieldError("category", "unknown-category", "Give the code of a category, or none for all."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var picture = await pictures.AskedAsync(municipality, at!.Value, version, areas, reader: null, ct);
        if (picture is null) return Problems.NotFound("version");
        if (area is not null && picture.Areas.All(a => a.Code != area))
            return Problems.Invalid([new FieldError("area", "unknown-area", "The picture has no area of that code.")]);

        var shown = PictureFilter.Of(picture, area, category);
        response.Headers.CacheControl = "private, no-store";
        var name = $"lagesbild-{municipality}-{week}.{format}";
        if (format == "csv") return TypedResults.Bytes(PictureCsv.Write(shown), "text/csv; charset=utf-8", name);
        var cells = ReferenceEquals(shown, picture) && version is null ? await spots.CellsAsync(municipality, at.Value, ct) : null;
        return TypedResults.Bytes(
            MapFeatures.Write(shown, await mapShapes.OfAsync(municipality, picture.AreasVersion, ct), cells), GetMap.ContentType, name);
    }
}
