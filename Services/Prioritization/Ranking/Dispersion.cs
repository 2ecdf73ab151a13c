namespace Est.Prioritization.Ranking;

/// <summary>How much more than Poisson's the weekly counts of a kommun's areas vary.</summary>
public static class Dispersion
{
    /// <summary>
    /// φ = max(1, Σ(y − ȳ)²/ȳ / Σ(n − 1)) over all areas with any report and their n weeks each: Pearson's statistic over its degrees of
    /// freedom (McCullagh and Nelder 1989, <i>Generalized Linear Models</i>, 4.5.2). Without unit.
    /// </summary>
    /// <param name="weekly">Reports per area and week.</param>
    public static double Of(IEnumerable<IReadOnlyList<int>> weekly)
    {
        var (statistic, freedom) = (0.0, 0);
        foreach (var weeks in weekly)
        {
            var sum = weeks.Sum();
            if (sum == 0 || weeks.Count < 2) continue;
            var mean = (double)sum / weeks.Count;
            statistic += weeks.Sum(count => (count - mean) * (count - mean)) / mean;
            freedom += weeks.Count - 1;
        }
        return freedom == 0 ? 1 : Math.Max(1, statistic / freedom);
    }
}
