using MathNet.Numerics.Distributions;

namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// The e-test of two Poisson counts (Krishnamoorthy and Thomson 2004, <i>Journal of Statistical Planning and Inference</i> 119:23–35): the probability, were both
/// rates the pooled (k₁+k₂)/(n₁+n₂), of counts at least as far apart, in T = |x₁/n₁ − x₂/n₂| / √(x₁/n₁² + x₂/n₂²). Two-sided; honest also for counts of a few.
/// </summary>
public static class PoissonETest
{
    /// <summary>What lies further out than this many standard deviations adds less than 1e-14.</summary>
    private const double Reach = 9;

    /// <param name="k1">First count.</param>
    /// <param name="n1">Its length, e.g. weeks.</param>
    /// <returns>p; 1 where both counts are zero.</returns>
    public static double P(int k1, int k2, double n1 = 1, double n2 = 1)
    {
        if (k1 + k2 == 0) return 1;
        var rate = (k1 + k2) / (n1 + n2);
        var observed = Math.Abs(T(k1, k2, n1, n2)) - 1e-12;
        var (first, second) = (Masses(rate * n1), Masses(rate * n2));
        var below = new double[second.Mass.Length + 1];     // probability of the second counts before each
        for (var j = 0; j < second.Mass.Length; j++) below[j + 1] = below[j] + second.Mass[j];
        double p = 0;
        // T falls with the second count until the rates are equal and then grows, and both turns move up with the first: each of them is passed once.
        var (few, many) = (0, 0);
        for (var i = 0; i < first.Mass.Length; i++)
        {
            while (few < second.Mass.Length && T(first.From + i, second.From + few, n1, n2) >= observed) few++;
            while (many < second.Mass.Length && T(first.From + i, second.From + many, n1, n2) > -observed) many++;
            p += first.Mass[i] * (below[few] + (below[^1] - below[Math.Max(few, many)]));
        }
        return Math.Min(1, p);
    }

    /// <summary>Positive where the first rate is the higher.</summary>
    private static double T(int x1, int x2, double n1, double n2) =>
        x1 + x2 == 0 ? 0 : (x1 / n1 - x2 / n2) / Math.Sqrt(x1 / (n1 * n1) + x2 / (n2 * n2));

    private static (int From, double[] Mass) Masses(double mean)
    {
        var from = (int)Math.Max(0, mean - Reach * Math.Sqrt(mean));
        var to = (int)(mean + Reach * Math.Sqrt(mean) + 20);
        return (from, [.. Enumerable.Range(from, to - from + 1).Select(k => Math.Exp(Poisson.PMFLn(mean, k)))]);
    }
}
