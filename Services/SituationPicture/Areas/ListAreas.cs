using System.Text.Json.Nodes;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Areas;

/// <summary>The areas as GeoJSON, the kommun first: today's, those of a version, or those of a day. A kommun whose border nobody gave has no geometry.</summary>
public static class ListAreas
{
    public sealed record GeoAreas(string Type, int Version, IReadOnlyList<Feature> Features);

    public sealed record Feature(string Type, string Id, AreaProperties Properties, JsonNode? Geometry);

    public sealed record AreaProperties(
        string Code, string Name, string? Parent, int? Population, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Neighbours);

    /// <param name="version">A version's number.</param>
    /// <param name="at">A day: the version that was in use at its end, without areas that were over.</param>
    public static async Task<Results<JsonHttpResult<GeoAreas>, ProblemHttpResult>> Handle(
        string municipality, PictureDb db, CancellationToken ct, int? version = null, DateOnly? at = null)
    {
        var number = version ?? (at is { } day ? await InUseAsync(db, day, ct) : await db.AreaVersions.MaxAsync(v => (int?)v.Version, ct));
        var areas = await db.Areas.AsNoTracking().Where(a => a.Version == number && (at == null || a.ValidTo == null || a.ValidTo >= at))
            .OrderByDescending(a => a.Parent == null).ThenBy(a => a.Code).ToListAsync(ct);
        if (areas.Count == 0 && version is not null) return Problems.NotFound("version");
        if (areas.Count == 0) areas.Add(Area.Root(municipality));
        return TypedResults.Json(Of(areas), contentType: "application/geo+json");
    }

    /// <summary>The newest version that was made by the end of the day; the first, when it is younger than that.</summary>
    private static async Task<int?> InUseAsync(PictureDb db, DateOnly day, CancellationToken ct)
    {
        var end = SwedishTime.StartOf(day.AddDays(1)).ToUniversalTime();
        return await db.AreaVersions.Where(v => v.CreatedAt < end).MaxAsync(v => (int?)v.Version, ct)
            ?? await db.AreaVersions.MinAsync(v => (int?)v.Version, ct);
    }

    private static GeoAreas Of(List<Area> areas) =>
        new("FeatureCollection", areas[0].Version,
            [.. areas.Select(a => new Feature(
                "Feature", a.Code, new AreaProperties(a.Code, a.Name, a.Parent, a.Population, a.ValidFrom, a.ValidTo, a.Neighbours),
                a.Geometry is null ? null : JsonNode.Parse(a.Geometry)))]);
}
