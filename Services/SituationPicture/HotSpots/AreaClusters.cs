using Est.SituationPicture.Signals.Statistics;

namespace Est.SituationPicture.HotSpots;

/// <summary>Whether an area and those around it have more (hot) or less (cold) than the kommun's other areas.</summary>
/// <param name="Z">Gi* of the last four weeks.</param>
/// <param name="Q">p after all areas are looked at together (Benjamini and Hochberg).</param>
/// <param name="Kind">hot, cold or none.</param>
public sealed record AreaCluster(string Area, double Z, double P, double Q, string Kind);

/// <summary>Gi* over areas of one parent. Rates per inhabitant where the population of all of them is known, else counts.</summary>
public static class AreaClusters
{
    /// <summary>The normal distribution is no likeness for fewer.</summary>
    private const int LeastAreas = 8;

    private const double Level = 0.05;

    /// <param name="Count">Reports of four weeks, the picture's last.</param>
    public sealed record Counted(string Code, string? Parent, int? Population, IReadOnlyList<string> Neighbours, int Count);

    /// <returns>Those of all groups of areas that are large enough; empty when there are none.</returns>
    public static IReadOnlyList<AreaCluster> Of(IReadOnlyList<Counted> areas)
    {
        var found = new List<(string Area, double Z, double P)>();
        foreach (var siblings in areas.Where(a => a.Parent is not null).GroupBy(a => a.Parent).Select(g => g.ToArray()).Where(g => g.Length >= LeastAreas))
        {
            var isRate = siblings.All(a => a.Population > 0);
            var places = siblings.Index().ToDictionary(a => a.Item.Code, a => a.Index);
            var z = GetisOrd.Star(
                [.. siblings.Select(a => isRate ? a.Count / (double)a.Population! : a.Count)],
                [.. siblings.Select(a => a.Neighbours.Where(places.ContainsKey).Select(code => places[code]).ToArray())]);
            found.AddRange(siblings.Select((area, i) => (area.Code, z[i], GetisOrd.TwoSided(z[i]))));
        }
        var q = BenjaminiHochberg.Adjust([.. found.Select(f => f.P)]);
        return [.. found.Select((f, i) => new AreaCluster(
            f.Area, Math.Round(f.Z, 2), Math.Round(f.P, 4), Math.Round(q[i], 4), q[i] > Level ? "none" : f.Z > 0 ? "hot" : "cold"))];
    }
}
