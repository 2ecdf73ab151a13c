using MathNet.Numerics;

namespace Est.SituationPicture.HotSpots;

/// <summary>A cell where more reports lie than its own history lets expect.</summary>
/// <param name="Expected">Reports of a week in this cell, from the 26 weeks before.</param>
/// <param name="Cell">The cell's name in the grid.</param>
/// <param name="Radius">Metres from the centre to a corner.</param>
public sealed record HotSpot(double Lon, double Lat, int Count, double Weighted, double Expected, string Cell, double Radius);

/// <param name="Density">Reports per square kilometre and week around the cell in the last four weeks, by the quartic kernel.</param>
public sealed record DenseCell(int Q, int R, int Count, double Density);

/// <summary>What is found in one week's places.</summary>
public sealed record WeekSpots(IReadOnlyList<HotSpot> HotSpots, Forecast? Forecast, NearRepeat? NearRepeat)
{
    public static WeekSpots Nothing { get; } = new([], null, null);
}

/// <summary>Finds the hot spots of a week in cells of points and streets; reports that are known to the kommun or an area only are never among them.</summary>
public static class SpotFinder
{
    private const int LeastReports = 2, MostSpots = 10, MostCells = 300, DensityWeeks = 4;

    /// <summary>A week has some hundred cells with reports: of these, one in a hundred is as full by chance.</summary>
    private const double Unusual = 0.01;

    /// <summary>How many weeks of the kommun's ordinary cell a cell's own history is mixed with.</summary>
    private const double PriorWeeks = 4;

    /// <summary>
    /// A hot spot has two reports or more, and so many or more have a probability under 0.01 in a Poisson distribution with the expected number:
    /// (reports of the cell in n weeks before + 4 m) / (n + 4), where m is the mean of a week over all cells that had any. Least probable first.
    /// </summary>
    /// <param name="weeks">Cells week by week, oldest first, the picture's last.</param>
    public static IReadOnlyList<HotSpot> Hot(IReadOnlyList<IReadOnlyList<CellCount>> weeks)
    {
        var history = weeks.Skip(Math.Max(0, weeks.Count - 1 - Forecasts.HistoryWeeks)).SkipLast(1).SkipWhile(w => w.Count == 0).ToList();
        var before = new Dictionary<Hex, double>();
        foreach (var (cell, count, _) in history.SelectMany(w => w)) before[cell] = before.GetValueOrDefault(cell) + count;
        var ever = before.Keys.Union(weeks[^1].Select(c => c.Cell)).Count();
        if (ever == 0) return [];
        var mean = (before.Values.Sum() + weeks[^1].Sum(c => c.Count)) / (ever * (history.Count + 1.0));
        return [.. weeks[^1].Where(c => c.Count >= LeastReports)
            .Select(c => (Cell: c, Expected: (before.GetValueOrDefault(c.Cell) + PriorWeeks * mean) / (history.Count + PriorWeeks)))
            .Select(c => (c.Cell, c.Expected, P: AtLeast(c.Cell.Count, c.Expected)))
            .Where(c => c.P < Unusual && c.Cell.Count > c.Expected)
            .OrderBy(c => c.P).ThenByDescending(c => c.Cell.Count).ThenBy(c => c.Cell.Cell.Q).ThenBy(c => c.Cell.Cell.R).Take(MostSpots)
            .Select(c => new HotSpot(c.Cell.Cell.Position.Lon, c.Cell.Cell.Position.Lat, c.Cell.Count, c.Cell.Weighted, Math.Round(c.Expected, 2), c.Cell.Cell.Name, Hex.Radius))];
    }

    /// <summary>The densest cells of the last four weeks, and all with a report in the week.</summary>
    public static IReadOnlyList<DenseCell> Dense(IReadOnlyList<IReadOnlyList<CellCount>> weeks)
    {
        var now = weeks[^1].ToDictionary(c => c.Cell, c => c.Count);
        return [.. Density.Of(weeks.TakeLast(DensityWeeks).SelectMany(w => w).Select(c => (c.Cell, (double)c.Count)))
            .OrderByDescending(c => now.ContainsKey(c.Key)).ThenByDescending(c => c.Value).ThenBy(c => c.Key.Q).ThenBy(c => c.Key.R).Take(MostCells)
            .Select(c => new DenseCell(c.Key.Q, c.Key.R, now.GetValueOrDefault(c.Key), Math.Round(c.Value * Density.PerSquareKilometre / DensityWeeks, 2)))];
    }

    /// <summary>P(X ≥ k) of a Poisson distribution: the regularised lower incomplete gamma function P(k, mean).</summary>
    private static double AtLeast(int k, double mean) => SpecialFunctions.GammaLowerRegularized(k, mean);
}
