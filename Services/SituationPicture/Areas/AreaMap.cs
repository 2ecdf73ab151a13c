using Est.SituationPicture.Facts;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Est.SituationPicture.Areas;

/// <summary>One version of a kommun's areas, ready to be asked where a point lies and which areas lie above an area.</summary>
public sealed class AreaMap
{
    private readonly string municipality;
    private readonly STRtree<Polygon> index = new();
    private readonly Dictionary<string, IReadOnlyList<string>> upwards = [];

    /// <param name="areas">All areas of the version, the kommun itself among them.</param>
    public AreaMap(string municipality, int version, IReadOnlyList<Area> areas)
    {
        (this.municipality, Version, Areas) = (municipality, version, areas);
        var parents = areas.ToDictionary(a => a.Code, a => a.Parent);
        foreach (var area in areas)
        {
            var above = new List<string>();
            for (var code = area.Code; code is not null; code = parents[code]) above.Add(code);
            upwards[area.Code] = above;
            if (area.Geometry is null) continue;
            var shape = GeoJson.Read(area.Geometry);
            index.Insert(shape.EnvelopeInternal, new Polygon(area.Code, PreparedGeometryFactory.Prepare(shape), above.Count, shape.Area));
        }
        index.Build();
    }

    public int Version { get; }
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The area and every area above it, the kommun last. An area this version does not know counts for the kommun alone.</summary>
    public IReadOnlyList<string> Upwards(string code) => upwards.GetValueOrDefault(code) ?? upwards[municipality];

    /// <summary>
    /// The area that a fact counts in: the one it names, or the lowest in the tree whose polygon covers its point, borders
    /// included. Where polygons of one level overlap the smaller is taken, then the lower code, so that the answer is always
    /// the same. What is known to the kommun only, or lies outside every polygon, counts for the kommun.
    /// </summary>
    public string Place(Fact fact) => fact switch
    {
        { Precision: "area", AreaCode: { } named } when upwards.ContainsKey(named) => named,
        { Precision: "point" or "street", Lon: { } lon, Lat: { } lat } => At(lon, lat),
        _ => municipality,
    };

    private string At(double lon, double lat)
    {
        var point = GeoJson.Factory.CreatePoint(new Coordinate(lon, lat));
        return index.Query(point.EnvelopeInternal)
            .Where(polygon => polygon.Shape.Covers(point))
            .OrderByDescending(polygon => polygon.Depth).ThenBy(polygon => polygon.Size).ThenBy(polygon => polygon.Code, StringComparer.Ordinal)
            .FirstOrDefault()?.Code ?? municipality;
    }

    private sealed record Polygon(string Code, IPreparedGeometry Shape, int Depth, double Size);
}
