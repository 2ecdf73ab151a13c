using System.Text.Json;
using System.Text.Json.Nodes;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Areas;

/// <summary>The current areas as GeoJSON, the kommun first. A kommun whose border nobody gave has no geometry.</summary>
public static class ListAreas
{
    public sealed record GeoAreas(string Type, int Version, IReadOnlyList<Feature> Features);

    public sealed record Feature(string Type, string Id, AreaProperties Properties, JsonNode? Geometry);

    public sealed record AreaProperties(
        string Code, string Name, string? Parent, int? Population, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Neighbours);

    public static async Task<JsonHttpResult<GeoAreas>> Handle(string municipality, PictureDb db, CancellationToken ct)
    {
        var areas = await db.Areas.AsNoTracking()
            .Where(a => a.Version == db.AreaVersions.Max(v => v.Version))
            .OrderByDescending(a => a.Parent == null).ThenBy(a => a.Code).ToListAsync(ct);
        if (areas.Count == 0) areas.Add(Area.Root(municipality));
        return TypedResults.Json(Of(areas), contentType: "application/geo+json");
    }

    private static GeoAreas Of(List<Area> areas) =>
        new("FeatureCollection", areas[0].Version,
            [.. areas.Select(a => new Feature(
                "Feature", a.Code, new AreaProperties(a.Code, a.Name, a.Parent, a.Population, a.ValidFrom, a.ValidTo, a.Neighbours),
                a.Geometry is null ? null : JsonNode.Parse(a.Geometry)))]);
}
