using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Est.SituationPicture.Areas;

/// <summary>Something in the areas that is perhaps not meant, with its place on the map.</summary>
/// <param name="Kind">overlap, gap or outside-parent.</param>
/// <param name="Areas">Codes of the areas it is about: those that overlap, those around the gap, or the area and its parent.</param>
/// <param name="Geometry">GeoJSON, WGS 84.</param>
public sealed record AreaWarning(string Kind, IReadOnlyList<string> Areas, double SquareMetres, JsonElement Geometry);

/// <summary>
/// Looks areas over before they are used. Borders are straight lines in degrees, as they are when points are placed, and what is found is measured in
/// SWEREF 99 TM. What is thinner than half a metre or smaller than 25 square metres is
/// how borders were drawn, and is not told.
/// </summary>
public static class AreaWarnings
{
    private const double LeastWidth = 0.5, LeastSquareMetres = 25;

    /// <summary>Degrees: two centimetres.</summary>
    private const double Touching = 2e-7;

    /// <summary>A parent of whose ground less than this share has areas below it is not meant to be divided without rest.</summary>
    private const double DividedShare = 0.5;

    /// <summary>Borders are laid on a grid of a centimetre: what differs in the last decimals is one border.</summary>
    private static readonly PrecisionModel Grid = new(1e7);

    private const int Most = 200, Decimals = 6;

    private sealed record Placed(Area Area, Geometry Shape);

    /// <summary>
    /// Overlaps between areas of one parent; parts outside the parent; gaps: ground of the parent that no area below it has, between two or
    /// more of them, where they have most of the parent otherwise. Largest first.
    /// </summary>
    public static IReadOnlyList<AreaWarning> Of(AreaInput.Given given)
    {
        var placed = given.Areas.Where(a => given.Shapes.ContainsKey(a.Code))
            .ToDictionary(a => a.Code, a => new Placed(a, given.Shapes[a.Code]));
        var warnings = new List<AreaWarning>();
        foreach (var siblings in placed.Values.Where(p => p.Area.Parent is not null).GroupBy(p => p.Area.Parent!))
        {
            var parent = placed.GetValueOrDefault(siblings.Key);
            warnings.AddRange(Overlaps([.. siblings]));
            warnings.AddRange(Gaps(parent?.Shape, [.. siblings]));
            if (parent is null) continue;
            foreach (var area in siblings)
                warnings.AddRange(Warn("outside-parent", [area.Area.Code, parent.Area.Code], Parts(OverlayNG.Overlay(area.Shape, parent.Shape, SpatialFunction.Difference, Grid))));
        }
        return [.. warnings.OrderByDescending(w => w.SquareMetres).Take(Most)];
    }

    private static IEnumerable<AreaWarning> Overlaps(Placed[] siblings)
    {
        var index = new STRtree<int>();
        for (var i = 0; i < siblings.Length; i++) index.Insert(siblings[i].Shape.EnvelopeInternal, i);
        for (var i = 0; i < siblings.Length; i++)
            foreach (var j in index.Query(siblings[i].Shape.EnvelopeInternal).Where(other => other > i).Order())
                foreach (var warning in Warn("overlap", [siblings[i].Area.Code, siblings[j].Area.Code],
                    Parts(OverlayNG.Overlay(siblings[i].Shape, siblings[j].Shape, SpatialFunction.Intersection, Grid))))
                    yield return warning;
    }

    private static IEnumerable<AreaWarning> Gaps(Geometry? parent, Placed[] siblings)
    {
        if (siblings.Length < 2) yield break;
        var all = UnaryUnionNG.Union(siblings.Select(s => s.Shape), Grid);
        if (parent is not null && all.Area < DividedShare * parent.Area) yield break;
        // Without a border of the parent, only what the areas close in can be seen to be left out.
        var rest = parent is null ? Holes(all) : Parts(OverlayNG.Overlay(parent, all, SpatialFunction.Difference, Grid));
        foreach (var gap in rest)
        {
            string[] around = [.. siblings.Where(s => s.Shape.IsWithinDistance(gap, Touching)).Select(s => s.Area.Code).Order(StringComparer.Ordinal)];
            if (around.Length < 2) continue;
            foreach (var warning in Warn("gap", around, [gap])) yield return warning;
        }
    }

    private static IEnumerable<AreaWarning> Warn(string kind, IReadOnlyList<string> areas, List<Polygon> parts)
    {
        if (parts.Count == 0) yield break;
        Geometry where = parts.Count == 1 ? parts[0] : parts[0].Factory.CreateMultiPolygon([.. parts]);
        using var json = JsonDocument.Parse(GeoJson.Text(where, Decimals));
        yield return new AreaWarning(kind, areas, Math.Round(where.InMetres().Area), json.RootElement.Clone());
    }

    private static List<Polygon> Parts(Geometry geometry) =>
        [.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(IsMeant)];

    private static List<Polygon> Holes(Geometry geometry) =>
        [.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>()
            .SelectMany(part => part.InteriorRings).Select(ring => ring.Factory.CreatePolygon((LinearRing)ring)).Where(IsMeant)];

    /// <summary>A strip of width w and length l has twice the area w·l over the perimeter 2(w + l): about w.</summary>
    private static bool IsMeant(Polygon part)
    {
        var metres = part.InMetres();
        return metres.Area >= LeastSquareMetres && 2 * metres.Area / metres.Length >= LeastWidth;
    }
}
