namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// The relative incidence rate ratio of counts at places (Braga and Weisburd 2022, <i>Journal of Quantitative Criminology</i> 38:1–22):
/// RIRR = (T₁/T₀)/(C₁/C₀), SE(log RIRR) = √(φ·Σ1/n) over the four counts n. 0.8 is a fifth fewer reports than the comparison areas would have led to expect.
/// Where a count is zero, half a report is added to each of them (Haldane 1956; Anscombe 1956).
/// </summary>
/// <param name="Log">log RIRR.</param>
/// <param name="StandardError">Of the logarithm.</param>
/// <param name="Dispersion">φ, 1 at least.</param>
public readonly record struct RateRatio(double Log, double StandardError, double Dispersion)
{
    public Interval Interval => Statistics.Interval.Around(Log, StandardError).Exp();

    /// <summary>How surely the two changes differ: the interval does not hold 1.</summary>
    public bool IsClear => Math.Abs(Log) > Statistics.Interval.Z * StandardError;

    /// <summary>The periods' lengths are the same for both and cancel.</summary>
    public static RateRatio Of(double treatedBefore, double treatedAfter, double comparisonBefore, double comparisonAfter, double dispersion = 1)
    {
        var add = Math.Min(Math.Min(treatedBefore, treatedAfter), Math.Min(comparisonBefore, comparisonAfter)) > 0 ? 0 : 0.5;
        var (t0, t1, c0, c1) = (treatedBefore + add, treatedAfter + add, comparisonBefore + add, comparisonAfter + add);
        return new(Math.Log(t1 / t0) - Math.Log(c1 / c0), Math.Sqrt(dispersion * (1 / t0 + 1 / t1 + 1 / c0 + 1 / c1)), dispersion);
    }

    /// <summary>Without comparison: (T₁/w₁)/(T₀/w₀), the ratio of two rates. It holds everything that changed between the periods, the season included.</summary>
    public static RateRatio Of(double before, double after, WeightedDisplacement.Lengths lengths, double dispersion = 1)
    {
        var add = Math.Min(before, after) > 0 ? 0 : 0.5;
        return new(
            Math.Log((after + add) / lengths.After) - Math.Log((before + add) / lengths.Before),
            Math.Sqrt(dispersion * (1 / (before + add) + 1 / (after + add))), dispersion);
    }

    /// <summary>
    /// φ = Σ(y − ȳ)²/ȳ / Σ(n − 1) over the weeks of each group and period around its own mean, 1 at least. A season within a period raises it, which widens the intervals.
    /// </summary>
    public static double DispersionOf(params IReadOnlyList<IReadOnlyList<int>> weeks)
    {
        double squares = 0, freedom = 0;
        foreach (var cell in weeks.Where(cell => cell.Count > 1))
        {
            var mean = cell.Average();
            if (mean <= 0) continue;
            squares += cell.Sum(y => (y - mean) * (y - mean) / mean);
            freedom += cell.Count - 1;
        }
        return freedom > 0 ? Math.Max(1, squares / freedom) : 1;
    }
}
