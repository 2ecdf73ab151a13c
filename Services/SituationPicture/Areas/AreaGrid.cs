using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Finds the polygon of a point by a grid of cells: most cells lie wholly in one polygon, and their points are answered by a look into
/// an array; only those in cells that a border crosses are tried against polygons, and only against those that reach into the cell.
/// The answers are those of trying every polygon.
/// </summary>
public sealed class AreaGrid
{
    /// <summary>Cells in each direction: with 50 areas some nine tenths are free of borders, in 32 kB.</summary>
    private const int Side = 128;

    /// <summary>A share of a cell, by which it is made larger while it is looked at: rounding moves no point out of the cell it is sought in.</summary>
    private const double Margin = 1e-6;

    private readonly Envelope extent = new();
    private readonly double width, height;

    /// <summary>0 for a cell that no polygon reaches, otherwise 1 + the place of its candidates in <see cref="candidates"/>.</summary>
    private readonly ushort[] cells = new ushort[Side * Side];

    private readonly List<Candidates> candidates = [];

    public sealed record Part(Area Area, Geometry Shape, int Depth);

    private sealed record Polygon(Area Area, IPreparedGeometry Shape, int Depth, double Size);

    /// <param name="Polygons">Those that reach into the cell, the one that wins first.</param>
    /// <param name="IsSettled">True when the first covers the whole cell, always.</param>
    private sealed record Candidates(Polygon[] Polygons, bool IsSettled);

    public AreaGrid(IReadOnlyList<Part> parts)
    {
        var index = new STRtree<Polygon>();
        foreach (var part in parts)
        {
            extent.ExpandToInclude(part.Shape.EnvelopeInternal);
            index.Insert(part.Shape.EnvelopeInternal, new Polygon(part.Area, PreparedGeometryFactory.Prepare(part.Shape), part.Depth, part.Shape.Area));
        }
        if (parts.Count == 0) return;
        (width, height) = (extent.Width / Side, extent.Height / Side);
        var known = new Dictionary<string, ushort>();
        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++)
                cells[row * Side + column] = Settle(index, Cell(column, row), known);
    }

    /// <summary>Null outside all polygons.</summary>
    public Area? Find(double lon, double lat, DateTimeOffset when)
    {
        // Also what is not a number is nowhere.
        if (!(lon >= extent.MinX && lon <= extent.MaxX && lat >= extent.MinY && lat <= extent.MaxY)) return null;
        var column = Math.Min((int)((lon - extent.MinX) / width), Side - 1);
        var row = Math.Min((int)((lat - extent.MinY) / height), Side - 1);
        var cell = cells[row * Side + column];
        if (cell == 0) return null;
        var (polygons, isSettled) = candidates[cell - 1];
        if (isSettled) return polygons[0].Area;
        var point = GeoJson.Factory.CreatePoint(new Coordinate(lon, lat));
        foreach (var polygon in polygons)
            if (!polygon.Area.IsOver(when) && polygon.Shape.Covers(point)) return polygon.Area;
        return null;
    }

    private Envelope Cell(int column, int row) => new(
        extent.MinX + (column - Margin) * width, extent.MinX + (column + 1 + Margin) * width,
        extent.MinY + (row - Margin) * height, extent.MinY + (row + 1 + Margin) * height);

    /// <summary>Which polygons may be the answer in a cell: the deepest first, of one depth the smaller, then the lower code.</summary>
    private ushort Settle(STRtree<Polygon> index, Envelope cell, Dictionary<string, ushort> known)
    {
        var square = GeoJson.Factory.ToGeometry(cell);
        Polygon[] reaching = [.. index.Query(cell).Where(polygon => polygon.Shape.Intersects(square))
            .OrderByDescending(polygon => polygon.Depth).ThenBy(polygon => polygon.Size).ThenBy(polygon => polygon.Area.Code, StringComparer.Ordinal)];
        if (reaching.Length == 0) return 0;
        var isSettled = reaching[0].Area.ValidTo is null && reaching[0].Shape.Covers(square);
        if (isSettled) reaching = reaching[..1];
        var key = (isSettled ? "=" : "?") + string.Join('\n', reaching.Select(polygon => polygon.Area.Code));
        if (known.TryGetValue(key, out var place)) return place;
        candidates.Add(new Candidates(reaching, isSettled));
        return known[key] = (ushort)candidates.Count;
    }
}
