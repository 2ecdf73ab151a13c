using System.Globalization;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Areas;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Maps;
using Est.SituationPicture.Pictures;
using Est.SituationPicture.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Est.SituationPicture.Ogc;

/// <summary>A feature, and where it lies.</summary>
public sealed record OgcFeature(string Id, Envelope? Box, JsonObject Feature);

/// <summary>The features of each collection. Numbers and levels are those of the picture that everyone sees.</summary>
public sealed class OgcFeatures(PictureDb db, PictureReader pictures, MapShapes mapShapes)
{
    public async Task<IReadOnlyList<OgcFeature>> AreasAsync(string municipality, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var (first, last) = (Day(from), Day(to));
        var areas = await db.Areas.AsNoTracking().Where(a => a.Municipality == municipality && a.Version == db.AreaVersions.Max(v => v.Version))
            .Where(a => (last == null || a.ValidFrom <= last) && (first == null || a.ValidTo == null || a.ValidTo >= first))
            .OrderByDescending(a => a.Parent == null).ThenBy(a => a.Code).ToListAsync(ct);
        return [.. areas.Select(a => Of(a.Code, a.Geometry is null ? null : GeoJson.Read(a.Geometry).EnvelopeInternal, a.Geometry is null ? null : JsonNode.Parse(a.Geometry), new JsonObject
        {
            ["code"] = a.Code,
            ["name"] = a.Name,
            ["parent"] = a.Parent,
            ["population"] = a.Population,
            ["validFrom"] = a.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["validTo"] = a.ValidTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }))];
    }

    public async Task<IReadOnlyList<OgcFeature>> LevelsAsync(string municipality, IEnumerable<Week> weeks, CancellationToken ct)
    {
        var features = new List<OgcFeature>();
        foreach (var week in weeks)
        {
            var picture = await pictures.ShownAsync(municipality, week, reader: null, ct);
            var shapes = await mapShapes.OfAsync(municipality, picture.AreasVersion, ct);
            features.AddRange(picture.Areas.Select(a => Of($"{week}:{a.Code}", shapes.BoxOf(a.Code), shapes.Find(a.Code) is { } shape ? JsonNode.Parse(shape) : null, new JsonObject
            {
                ["week"] = picture.Week,
                ["state"] = picture.State,
                ["code"] = a.Code,
                ["name"] = a.Name,
                ["parent"] = a.Parent,
                ["level"] = a.Level,
                ["proposedLevel"] = a.ProposedLevel,
                ["total"] = a.Total,
                ["weighted"] = a.Weighted,
                ["lastWeek"] = a.LastWeek,
                ["meanOfFour"] = a.MeanOfFour,
                ["verdict"] = a.Change.Verdict,
                ["difference"] = a.Change.Difference,
            })));
        }
        return features;
    }

    public async Task<IReadOnlyList<OgcFeature>> HotSpotsAsync(string municipality, IEnumerable<Week> weeks, CancellationToken ct)
    {
        var features = new List<OgcFeature>();
        foreach (var week in weeks)
            features.AddRange((await pictures.ShownAsync(municipality, week, reader: null, ct)).HotSpots.Select(spot => Of(week, spot)));
        return features;
    }

    private static OgcFeature Of(Week week, HotSpot spot) => Of(
        $"{week}:{spot.Cell}", new Envelope(new Coordinate(spot.Lon, spot.Lat)),
        new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(spot.Lon, spot.Lat) },
        new JsonObject
        {
            ["week"] = week.ToString(),
            ["cell"] = spot.Cell,
            ["radius"] = spot.Radius,
            ["count"] = spot.Count,
            ["weighted"] = spot.Weighted,
            ["expected"] = spot.Expected,
        });

    private static OgcFeature Of(string id, Envelope? box, JsonNode? geometry, JsonObject properties) =>
        new(id, box, new JsonObject { ["type"] = "Feature", ["id"] = id, ["properties"] = properties, ["geometry"] = geometry });

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(SwedishTime.Local(at)) : null;
}
