namespace Est.Prioritization.Ranking;

/// <summary>
/// Rates of small areas drawn towards the kommun's own, the more the less they rest on (empirical Bayes by moments). With y reports, e
/// inhabitants or km², r = y/e and φ the dispersion of the counts:
/// <list type="bullet">
/// <item>m = Σy/Σe, s² = Σe(r − m)²/Σe, A = max(0, s² − φm/ē), ē the mean of e;</item>
/// <item>shrunk rate = m + (r − m)·A/(A + φm/e), in reports per unit of e.</item>
/// </list>
/// Marshall 1991, <i>Applied Statistics</i> 40:283–294, with φ = 1 there.
/// </summary>
public static class ShrunkRates
{
    /// <param name="reports">One per area.</param>
    /// <param name="exposures">One per area, above zero; NaN where unknown.</param>
    /// <param name="dispersion">φ, 1 or more.</param>
    /// <param name="rates">Receives one per area; NaN where the exposure is unknown.</param>
    public static void Shrink(ReadOnlySpan<double> reports, ReadOnlySpan<double> exposures, double dispersion, Span<double> rates)
    {
        var (sum, exposure, known) = (0.0, 0.0, 0);
        for (var i = 0; i < reports.Length; i++)
        {
            if (double.IsNaN(exposures[i])) continue;
            sum += reports[i];
            exposure += exposures[i];
            known++;
        }
        if (known == 0)
        {
            rates.Fill(double.NaN);
            return;
        }
        var (mean, spread) = (sum / exposure, 0.0);
        for (var i = 0; i < reports.Length; i++)
        {
            if (double.IsNaN(exposures[i])) continue;
            var off = reports[i] / exposures[i] - mean;
            spread += exposures[i] * off * off;
        }
        var between = Math.Max(0, spread / exposure - dispersion * mean * known / exposure);
        for (var i = 0; i < reports.Length; i++)
        {
            // Without any report mean and between are zero, and so is every rate.
            var chance = dispersion * mean / exposures[i];
            rates[i] = double.IsNaN(exposures[i]) ? double.NaN
                : between + chance == 0 ? mean
                : mean + (reports[i] / exposures[i] - mean) * between / (between + chance);
        }
    }
}
