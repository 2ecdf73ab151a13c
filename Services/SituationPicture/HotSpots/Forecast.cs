namespace Est.SituationPicture.HotSpots;

/// <summary>Where reports are most likely in the coming week, and how well such forecasts have done.</summary>
/// <param name="Week">The coming week.</param>
/// <param name="Record">Null while the history is too short to hold weeks back.</param>
public sealed record Forecast(string Week, IReadOnlyList<ForecastCell> Cells, ForecastRecord? Record);

/// <param name="Share">Of the reports that are expected.</param>
public sealed record ForecastCell(double Lon, double Lat, double Share);

/// <param name="Weeks">Weeks that were forecast from the weeks before them alone.</param>
/// <param name="Pai">How many times more reports the cells caught than as large a part of the ground chosen blindly.</param>
/// <param name="Pei">Share of what the best choice of as many cells would have caught.</param>
/// <param name="BaselinePai">The same of "where it was in the last four weeks".</param>
public sealed record ForecastRecord(int Weeks, double Pai, double Pei, double BaselinePai, double BaselinePei);

/// <summary>
/// The forecast is the kernel density of the past 26 weeks in which a week counts half as much as one eight weeks later. The cells named are
/// the twentieth part, at most twenty, of those that the past 26 weeks reached. It is measured as it is used: each of the last twelve weeks is forecast
/// from the weeks before it, and beside it stands what people do without a computer, the cells with most reports in the last four weeks.
/// </summary>
public static class Forecasts
{
    public const int HistoryWeeks = 26, HeldBackWeeks = 12, BaselineWeeks = 4;
    private const double HalfLife = 8;
    private const int MostCells = 20;
    private const double NamedShare = 0.05;

    /// <param name="weeks">Cells week by week, oldest first and the picture's last; 38 of them where there are so many.</param>
    /// <returns>Null when nothing lies in the last 26 weeks.</returns>
    public static Forecast? Of(string week, IReadOnlyList<IReadOnlyList<CellCount>> weeks)
    {
        var density = Decayed(weeks, weeks.Count);
        if (density.Count == 0) return null;
        var all = density.Values.Sum();
        return new Forecast(week,
            [.. Named(density).Select(cell => new ForecastCell(cell.Position.Lon, cell.Position.Lat, Math.Round(density[cell] / all, 4)))],
            Measured(weeks));
    }

    /// <summary>The density of what lies in the 26 weeks before the one at that place, the newer the heavier.</summary>
    private static Dictionary<Hex, double> Decayed(IReadOnlyList<IReadOnlyList<CellCount>> weeks, int at) =>
        Density.Of(Before(weeks, at, HistoryWeeks).SelectMany(w => weeks[w].Select(c => (c.Cell, c.Count * Math.Pow(0.5, (at - 1 - w) / HalfLife)))));

    private static Dictionary<Hex, double> Recent(IReadOnlyList<IReadOnlyList<CellCount>> weeks, int at)
    {
        var counts = new Dictionary<Hex, double>();
        foreach (var (cell, count, _) in Before(weeks, at, BaselineWeeks).SelectMany(w => weeks[w])) counts[cell] = counts.GetValueOrDefault(cell) + count;
        return counts;
    }

    private static IEnumerable<int> Before(IReadOnlyList<IReadOnlyList<CellCount>> weeks, int at, int count) =>
        Enumerable.Range(Math.Max(0, at - count), at - Math.Max(0, at - count));

    private static Hex[] Named(Dictionary<Hex, double> density) =>
        [.. density.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Q).ThenBy(c => c.Key.R).Take(NamedOf(density.Count)).Select(c => c.Key)];

    private static int NamedOf(int cells) => Math.Clamp((int)Math.Round(NamedShare * cells), 1, MostCells);

    /// <summary>
    /// Sums over the weeks held back: PAI = (Σ hits / Σ reports) / (Σ named / Σ cells), so that a week with few reports weighs little. Reports on
    /// ground that nothing had reached before are misses of both.
    /// </summary>
    private static ForecastRecord? Measured(IReadOnlyList<IReadOnlyList<CellCount>> weeks)
    {
        if (weeks.Count < HistoryWeeks + HeldBackWeeks || weeks.Take(HistoryWeeks).All(w => w.Count == 0)) return null;
        var (hits, baseline, best, reports, named, cells) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var at = weeks.Count - HeldBackWeeks; at < weeks.Count; at++)
        {
            var (forecast, recent) = (Decayed(weeks, at), Recent(weeks, at));
            var happened = weeks[at].ToDictionary(c => c.Cell, c => (double)c.Count);
            Hex[] ground = [.. forecast.Keys.Union(happened.Keys)];
            if (forecast.Count == 0 || happened.Count == 0) continue;
            double[] observed = [.. ground.Select(cell => happened.GetValueOrDefault(cell))];
            var count = NamedOf(forecast.Count);
            var step = PredictionAccuracy.Of(observed, [.. ground.Select(cell => forecast.GetValueOrDefault(cell))])[count - 1];
            hits += step.Hits;
            best += step.Best;
            baseline += PredictionAccuracy.Of(observed, [.. ground.Select(cell => recent.GetValueOrDefault(cell))])[count - 1].Hits;
            reports += observed.Sum();
            (named, cells) = (named + count, cells + ground.Length);
        }
        if (reports == 0) return null;
        double Pai(double caught) => Math.Round(caught / reports / (named / cells), 2);
        double Pei(double caught) => Math.Round(caught / best, 2);
        return new ForecastRecord(HeldBackWeeks, Pai(hits), Pei(hits), Pai(baseline), Pei(baseline));
    }
}
