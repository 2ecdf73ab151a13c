namespace Est.Prioritization.Results;

/// <summary>How reports changed in some areas relative to others, with a 95 % interval: 0.5 is half of what the others' change would give.</summary>
public sealed record RateRatio(double Estimate, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// RIRR = (T₁/T₀)/(C₁/C₀), standard error of its logarithm √(φ·Σ1/n) over the four counts, to each of which ½ is added where one is zero
    /// (Braga and Weisburd 2022, <i>Journal of Quantitative Criminology</i> 38:1–22; Haldane 1956, <i>Annals of Human Genetics</i> 20:309–311).
    /// </summary>
    /// <param name="dispersion">φ of the counts, 1 or more.</param>
    public static RateRatio Of(int before, int after, int comparisonBefore, int comparisonAfter, double dispersion)
    {
        var half = Math.Min(Math.Min(before, after), Math.Min(comparisonBefore, comparisonAfter)) == 0 ? 0.5 : 0;
        var (t0, t1, c0, c1) = (before + half, after + half, comparisonBefore + half, comparisonAfter + half);
        var (log, error) = (Math.Log(t1 / t0 / (c1 / c0)), Math.Sqrt(dispersion * (1 / t0 + 1 / t1 + 1 / c0 + 1 / c1)));
        return new(Math.Exp(log), Math.Exp(log - Z * error), Math.Exp(log + Z * error));
    }
}
