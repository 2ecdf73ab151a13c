using MathNet.Numerics.Distributions;

namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// Farrington flexible: quasi-Poisson regression with log link, log μ_i = α_season(i) + β·i, fitted with weights that keep past outbreaks from raising the
/// expectation (Farrington et al. 1996, <i>JRSS A</i> 159:547; Noufaily et al. 2013).
/// <para>For a given β the seasons' means have a closed form, e^α = Σωy / Σωe^βi, so that Newton's method in β alone finds what iterated weighted
/// least squares converge to. (X'WX)⁻¹ of group means and one slope is closed as well: for a week i of season s, x'(X'WX)⁻¹x = 1/M_s + (i − ī_s)²/S with
/// M_s = Σωμ, ī_s = Σωμi/M_s and S = Σωμ(i − ī)².</para>
/// </summary>
public static class Farrington
{
    /// <summary>Anscombe residuals above it weigh less; chance gives one in 200 (Noufaily et al. 2013, section 3.4).</summary>
    private const double UnusualResidual = 2.58;

    private const double TrendSignificance = 0.05;

    /// <param name="Mean">μ of the current week, reports; 0 when all weeks of its season are empty.</param>
    /// <param name="LogError">Standard error of log μ.</param>
    /// <param name="Dispersion">φ = Σω(y−μ)²/μ / (n−p) after reweighting, 1 at least.</param>
    /// <param name="UnweightedDispersion">The same before reweighting.</param>
    /// <param name="Trend">β per week; null where the trend was left out.</param>
    /// <param name="Reports">In the reference weeks.</param>
    public readonly record struct Fit(double Mean, double LogError, double Dispersion, double UnweightedDispersion, double? Trend, long Reports)
    {
        /// <summary>τ = φ + se(μ)²/μ: variance of the week's count around the estimate, in units of μ.</summary>
        public double PredictiveDispersion => Dispersion + Mean * LogError * LogError;
    }

    /// <summary>
    /// Fits with a trend, and without one unless it is significant at 5 %, foretells no more than was ever seen, and rests on three years.
    /// </summary>
    /// <param name="counts">Reports per week up to the week before the current one.</param>
    /// <param name="weights">Room for as many numbers as there are reference weeks.</param>
    public static Fit Estimate(ReadOnlySpan<int> counts, FarringtonDesign design, Span<double> weights)
    {
        var y = counts.Slice(counts.Length - design.First, design.Seasons.Length);
        var (reports, most) = (0L, 0);
        foreach (var count in y)
        {
            reports += count;
            most = Math.Max(most, count);
        }
        if (reports == 0) return new Fit(0, double.PositiveInfinity, 1, 1, null, 0);
        var model = new FarringtonModel(y, design, weights[..y.Length]);
        var trended = design.YearsBack >= FarringtonDesign.LeastYears && model.FitTwice(UnusualResidual, trend: true)
            && model.TrendP < TrendSignificance && model.Mean <= most;
        if (!trended) model.FitTwice(UnusualResidual, trend: false);
        return new Fit(model.Mean, model.LogError, model.Dispersion, model.UnweightedDispersion, trended ? model.Trend : null, reports);
    }

    /// <summary>U = (μ^⅔ + z·√(4/9·μ^⅓·τ))^3/2 with z the normal 1−α quantile (Farrington et al. 1996, eq. 3).</summary>
    public static double Delta(in Fit fit, double alpha) =>
        Math.Pow(Math.Pow(fit.Mean, 2.0 / 3) + Z(alpha) * Math.Sqrt(4.0 / 9 * Math.Cbrt(fit.Mean) * fit.PredictiveDispersion), 1.5);

    /// <summary>The negative binomial's 1−α quantile at μ and φ (Noufaily et al. 2013, section 3.5).</summary>
    public static int NbPlugin(in Fit fit, double alpha) => NegativeBinomial.Threshold(alpha, fit.Mean, fit.Dispersion);

    /// <summary>The same at the upper bound of the mean, e^(log μ + z·se).</summary>
    public static int Muan(in Fit fit, double alpha) =>
        NegativeBinomial.Threshold(alpha, fit.Mean * Math.Exp(Z(alpha) * fit.LogError), fit.Dispersion);

    private static double Z(double alpha) => Normal.InvCDF(0, 1, 1 - alpha);
}
