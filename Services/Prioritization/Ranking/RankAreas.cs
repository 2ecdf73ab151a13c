namespace Est.Prioritization.Ranking;

/// <summary>A round's areas in order, by weighted sum and by TOPSIS side by side.</summary>
/// <param name="Weights">As used, by column of <see cref="Criterion.All"/>: they sum to 1.</param>
/// <param name="Areas">By rank.</param>
public sealed record RankedAreas(IReadOnlyList<double> Weights, IReadOnlyList<RankedArea> Areas);

/// <param name="Values">By column of <see cref="Criterion.All"/>; null where unknown.</param>
/// <param name="Normalised">The same from 0 to 1; the median of the others where unknown.</param>
/// <param name="Need">Weighted mean of the normalised criteria of need.</param>
/// <param name="Score">Weighted mean of all normalised criteria.</param>
/// <param name="Rank">1 for the highest score; areas of one score go by their codes.</param>
/// <param name="Topsis">0 to 1.</param>
public sealed record RankedArea(
    string Area, IReadOnlyList<double?> Values, IReadOnlyList<double> Normalised, double Need, double Score, int Rank, double Topsis, int TopsisRank);

/// <summary>
/// The ranking: score = Σ wⱼ·xᵢⱼ over criteria j, x normalised as <see cref="CriterionMatrix"/> says and Σw = 1. TOPSIS compares the same x,
/// vector-normalised, with the same weights. Areas are taken by their codes, so the order in which they come changes no bit of the result.
/// </summary>
public static class RankAreas
{
    public static RankedAreas Of(IEnumerable<AreaFacts> facts, IReadOnlyDictionary<string, double> weights)
    {
        AreaFacts[] areas = [.. facts.OrderBy(area => area.Area, StringComparer.Ordinal)];
        if (areas.Length == 0) return new(Weights.Used(weights, _ => true), []);
        var matrix = new CriterionMatrix(areas, Dispersion.Of(areas.Select(area => area.Recent)));
        var used = Weights.Used(weights, matrix.IsKnown);
        var ofNeed = 1 - used[Criterion.InfluenceColumn];
        var rows = areas.Select((_, i) => matrix.Normalised.Select(column => column[i]).ToArray()).ToArray();
        var scores = rows.Select(row => used.Zip(row, (weight, x) => weight * x).Sum()).ToArray();
        var closeness = Topsis.Closeness(Topsis.VectorNormalised(rows), used);
        var (ranks, topsisRanks) = (RanksOf(scores), RanksOf(closeness));
        return new(used, [.. areas.Select((area, i) => new RankedArea(
            area.Area,
            [.. matrix.Values.Select(column => double.IsNaN(column[i]) ? (double?)null : column[i])],
            rows[i],
            ofNeed > 0 ? (scores[i] - used[Criterion.InfluenceColumn] * rows[i][Criterion.InfluenceColumn]) / ofNeed : 0,
            scores[i], ranks[i], closeness[i], topsisRanks[i])).OrderBy(area => area.Rank)]);
    }

    private static int[] RanksOf(double[] scores)
    {
        var ranks = new int[scores.Length];
        foreach (var (area, place) in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Select((area, place) => (area, place)))
            ranks[area] = place + 1;
        return ranks;
    }
}
