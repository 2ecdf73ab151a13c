using Est.FollowUp.Effects.Statistics;
using MathNet.Numerics.Distributions;

namespace Est.FollowUp.Years.Statistics;

/// <summary>
/// Random-effects meta-analysis: study i has effect yᵢ with variance vᵢ around its own true effect, which varies by τ² between studies; μ̂ = Σwy/Σw, w = 1/(v + τ²).
/// Tested against the BCG trials (Colditz et al. 1994) as R's <c>metafor</c> prints them.
/// </summary>
public static class RandomEffects
{
    private const int MostSteps = 1_000;
    private const double Converged = 1e-10;

    /// <param name="Effect">E.g. a log rate ratio.</param>
    public readonly record struct Study(double Effect, double Variance);

    /// <param name="StandardError">Of μ̂ by Wald: √(1/Σw).</param>
    /// <param name="Q">Σ(y − μ̂)²/v at τ² = 0, chi-square with k − 1 degrees of freedom where all studies share one effect.</param>
    /// <param name="I2">τ²/(τ² + s²), s² = (k−1)Σw/((Σw)² − Σw²) the typical variance at τ² = 0 (Higgins and Thompson 2002, <i>Statistics in Medicine</i> 21:1539).</param>
    public sealed record Fit(double Estimate, double StandardError, double Tau2, double Tau2Error, double Q, double I2, IReadOnlyList<double> Weights);

    /// <summary>
    /// What a kind of study seems to do: mean with Knapp and Hartung's interval, and the interval in which the true effect of a new study would lie.
    /// </summary>
    /// <param name="Prediction">Null below three studies.</param>
    public sealed record Pooled(Interval Mean, double StandardError, Interval? Prediction, Fit Fit);

    /// <summary>All studies share one effect.</summary>
    public static Fit FixedEffect(IReadOnlyList<Study> studies) => At(studies, 0, 0);

    /// <summary>τ² = (Q − (k−1))/(Σw − Σw²/Σw), 0 at least (DerSimonian and Laird 1986, <i>Controlled Clinical Trials</i> 7:177).</summary>
    public static Fit DerSimonianLaird(IReadOnlyList<Study> studies)
    {
        var (w, w2) = (studies.Sum(s => 1 / s.Variance), studies.Sum(s => 1 / (s.Variance * s.Variance)));
        var tau2 = studies.Count < 2 ? 0 : Math.Max(0, (At(studies, 0, 0).Q - (studies.Count - 1)) / (w - w2 / w));
        return At(studies, tau2, double.NaN);
    }

    /// <summary>
    /// Restricted maximum likelihood by Fisher scoring: τ² += (Σw²(y−μ̂)² − tr P)/tr PP with tr P = Σw − Σw²/Σw and tr PP = Σw² − 2Σw³/Σw + (Σw²/Σw)²;
    /// SE(τ²) = √(2/tr PP) (Viechtbauer 2005, <i>Journal of Educational and Behavioral Statistics</i> 30:261).
    /// </summary>
    public static Fit Reml(IReadOnlyList<Study> studies)
    {
        if (studies.Count < 2) return At(studies, 0, double.NaN);
        var tau2 = DerSimonianLaird(studies).Tau2;
        double information = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            double w = 0, w2 = 0, w3 = 0, wy = 0;
            foreach (var study in studies)
            {
                var weight = 1 / (study.Variance + tau2);
                (w, w2, w3, wy) = (w + weight, w2 + weight * weight, w3 + weight * weight * weight, wy + weight * study.Effect);
            }
            var squares = studies.Sum(s => (s.Effect - wy / w) * (s.Effect - wy / w) / ((s.Variance + tau2) * (s.Variance + tau2)));
            information = w2 - 2 * w3 / w + w2 / w * (w2 / w);
            var next = Math.Max(0, tau2 + (squares - (w - w2 / w)) / information);
            var moved = Math.Abs(next - tau2);
            tau2 = next;
            if (moved < Converged) break;
        }
        return At(studies, tau2, Math.Sqrt(2 / information));
    }

    /// <summary>
    /// REML with the interval of Knapp and Hartung (2003, <i>Statistics in Medicine</i> 22:2693): SE² = q/Σw, q = Σw(y−μ̂)²/(k−1), Student's t with k−1. q is 1 at least, since few
    /// studies that happen to agree would otherwise seem surer than they are (Röver et al. 2015, <i>BMC Medical Research Methodology</i> 15:99). The prediction interval
    /// is μ̂ ± t·√(τ² + SE²) with the same t (Higgins et al. 2009, <i>JRSS A</i> 172:137, with k−1). One study alone keeps its own normal interval.
    /// </summary>
    /// <exception cref="ArgumentException">There are no studies.</exception>
    public static Pooled Pool(IReadOnlyList<Study> studies)
    {
        if (studies.Count == 0) throw new ArgumentException("There is nothing to pool.", nameof(studies));
        var fit = Reml(studies);
        if (studies.Count == 1) return new(Interval.Around(fit.Estimate, fit.StandardError), fit.StandardError, null, fit);
        var q = studies.Sum(s => (s.Effect - fit.Estimate) * (s.Effect - fit.Estimate) / (s.Variance + fit.Tau2)) / (studies.Count - 1);
        var error = fit.StandardError * Math.Sqrt(Math.Max(1, q));
        var t = StudentT.InvCDF(0, 1, studies.Count - 1, 0.975);
        return new(
            Interval.Around(fit.Estimate, error, t), error,
            studies.Count < 3 ? null : Interval.Around(fit.Estimate, Math.Sqrt(fit.Tau2 + error * error), t), fit);
    }

    private static Fit At(IReadOnlyList<Study> studies, double tau2, double tau2Error)
    {
        var (estimate, sum) = Mean(studies, tau2);
        var (common, w) = Mean(studies, 0);
        var w2 = studies.Sum(s => 1 / (s.Variance * s.Variance));
        var typical = (studies.Count - 1) * w / (w * w - w2);
        return new(
            estimate, Math.Sqrt(1 / sum), tau2, tau2Error, studies.Sum(s => (s.Effect - common) * (s.Effect - common) / s.Variance),
            studies.Count < 2 ? 0 : tau2 / (tau2 + typical), [.. studies.Select(s => 1 / (s.Variance + tau2) / sum)]);
    }

    private static (double Mean, double Sum) Mean(IReadOnlyList<Study> studies, double tau2)
    {
        double sum = 0, weighted = 0;
        foreach (var study in studies)
        {
            sum += 1 / (study.Variance + tau2);
            weighted += study.Effect / (study.Variance + tau2);
        }
        return (weighted / sum, sum);
    }
}
