namespace Est.Prioritization.Ranking;

/// <summary>
/// How much an area's reports have risen since as many weeks before, drawn towards what the kommun's areas have in common by how uncertain it
/// is. With y now, x before and φ the dispersion of the counts:
/// <list type="bullet">
/// <item>l = ln((y + ½)/(x + ½)), v = φ(1/(y + ½) + 1/(x + ½));</item>
/// <item>τ² between areas by DerSimonian and Laird (1986, <i>Controlled Clinical Trials</i> 7:177–188), μ the mean of l with weights 1/(v + τ²);</item>
/// <item>shrunk trend = μ + (l − μ)·τ²/(τ² + v), a log ratio (Morris 1983, <i>JASA</i> 78:47–55).</item>
/// </list>
/// </summary>
public static class ShrunkTrends
{
    /// <param name="now">Reports, one per area.</param>
    /// <param name="before">One per area; NaN in all where the history does not reach.</param>
    /// <param name="dispersion">φ, 1 or more.</param>
    /// <param name="logRatios">Receives one per area; NaN without a history.</param>
    public static void Shrink(ReadOnlySpan<double> now, ReadOnlySpan<double> before, double dispersion, Span<double> logRatios)
    {
        var (weights, squares, mean) = (0.0, 0.0, 0.0);
        for (var i = 0; i < now.Length; i++)
        {
            logRatios[i] = Math.Log((now[i] + 0.5) / (before[i] + 0.5));
            var weight = 1 / Variance(now[i], before[i], dispersion);
            weights += weight;
            squares += weight * weight;
            mean += weight * logRatios[i];
        }
        mean /= weights;
        var q = 0.0;
        for (var i = 0; i < now.Length; i++) q += (logRatios[i] - mean) * (logRatios[i] - mean) / Variance(now[i], before[i], dispersion);
        var between = now.Length < 2 ? 0 : Math.Max(0, (q - (now.Length - 1)) / (weights - squares / weights));

        var (total, common) = (0.0, 0.0);
        for (var i = 0; i < now.Length; i++)
        {
            var weight = 1 / (Variance(now[i], before[i], dispersion) + between);
            total += weight;
            common += weight * logRatios[i];
        }
        common /= total;
        for (var i = 0; i < now.Length; i++)
            logRatios[i] = common + (logRatios[i] - common) * between / (between + Variance(now[i], before[i], dispersion));
    }

    private static double Variance(double now, double before, double dispersion) => dispersion * (1 / (now + 0.5) + 1 / (before + 0.5));
}
