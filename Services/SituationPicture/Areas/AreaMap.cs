using Est.SituationPicture.Facts;

namespace Est.SituationPicture.Areas;

/// <summary>One version of a kommun's areas, ready to be asked where a point lies and which areas lie above an area.</summary>
public sealed class AreaMap
{
    private readonly string municipality;
    private readonly Dictionary<string, Area> byCode;
    private readonly Dictionary<string, IReadOnlyList<string>> upwards = [];
    private readonly Lazy<AreaGrid> grid;

    /// <param name="areas">All areas of the version, the kommun itself among them.</param>
    public AreaMap(string municipality, int version, IReadOnlyList<Area> areas)
    {
        (this.municipality, Version, Areas) = (municipality, version, areas);
        byCode = areas.ToDictionary(a => a.Code);
        foreach (var area in areas)
        {
            var above = new List<string>();
            for (var code = area.Code; code is not null; code = byCode[code].Parent) above.Add(code);
            upwards[area.Code] = above;
        }
        // Most versions are only asked what lies above an area: the grid waits for the first point.
        grid = new(() => new AreaGrid(
            [.. areas.Where(a => a.Geometry is not null).Select(a => new AreaGrid.Part(a, GeoJson.Read(a.Geometry!), upwards[a.Code].Count))]));
    }

    public int Version { get; }
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The area and every area above it, the kommun last. An area this version does not know counts for the kommun alone.</summary>
    public IReadOnlyList<string> Upwards(string code) => upwards.GetValueOrDefault(code) ?? upwards[municipality];

    /// <summary>
    /// The area that a fact counts in: the one it names, or the lowest in the tree whose polygon covers its point, borders
    /// included. Where polygons of one level overlap the smaller is taken, then the lower code, so that the answer is always
    /// the same. What is known to the kommun only, or lies outside every polygon, counts for the kommun.
    /// <para>After its last day an area takes no more; before its first it does, since history is shown in the areas of today.</para>
    /// </summary>
    public string Place(Fact fact) => fact switch
    {
        { Precision: "area", AreaCode: { } named } when upwards.ContainsKey(named) => Lasting(named, fact),
        { Precision: "point" or "street", Lon: { } lon, Lat: { } lat } => At(lon, lat, fact.OccurredFrom) ?? municipality,
        _ => municipality,
    };

    /// <summary>The lowest area that covers a point; null when none does.</summary>
    public string? At(double lon, double lat, DateTimeOffset when) => grid.Value.Find(lon, lat, when)?.Code;

    private string Lasting(string named, Fact fact) =>
        upwards[named].First(code => code == municipality || !byCode[code].IsOver(fact.OccurredFrom));
}
