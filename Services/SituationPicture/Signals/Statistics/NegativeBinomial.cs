using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// Counts with mean μ and variance φμ: negative binomial of size r = μ/(φ−1) and probability 1/φ,
/// P(k) = Γ(k+r) / (Γ(r) k!) · φ^−r · (1−1/φ)^k; Poisson at φ = 1 (Noufaily et al. 2013, <i>Statistics in Medicine</i> 32:1206, section 3.5).
/// </summary>
public static class NegativeBinomial
{
    /// <summary>Below this distance of φ from 1 the two distributions differ by less than the gamma function's rounding.</summary>
    private const double Poissonlike = 1e-7;

    /// <summary>P(Y ≥ <paramref name="count"/>).</summary>
    public static double UpperTail(int count, double mean, double dispersion)
    {
        if (count <= 0) return 1;
        if (mean <= 0) return 0;
        var step = new Step(mean, dispersion);
        double sum = 0;
        if (count > mean)
        {
            var term = Math.Exp(LogProbability(count, mean, dispersion));
            for (var k = count; term > sum * 1e-17; k++)
            {
                sum += term;
                term *= step.Up(k);
            }
            return Math.Min(1, sum);
        }
        var below = Math.Exp(LogProbability(count - 1, mean, dispersion));
        for (var k = count - 1; k >= 0 && below > sum * 1e-17; k--)
        {
            sum += below;
            if (k > 0) below /= step.Up(k - 1);
        }
        return Math.Clamp(1 - sum, 0, 1);
    }

    /// <summary>The least k with P(Y ≤ k) ≥ 1 − <paramref name="alpha"/>: more than it is an alarm.</summary>
    public static int Threshold(double alpha, double mean, double dispersion)
    {
        if (mean <= 0) return 0;
        var step = new Step(mean, dispersion);
        var k = (int)Math.Max(0, mean + Normal.InvCDF(0, 1, 1 - alpha) * Math.Sqrt(mean * Math.Max(1, dispersion)));
        var above = UpperTail(k + 1, mean, dispersion);
        var here = Math.Exp(LogProbability(k, mean, dispersion));
        while (above > alpha)
        {
            here *= step.Up(k++);
            above -= here;
        }
        while (k > 0 && above + here <= alpha)
        {
            above += here;
            here /= step.Up(--k);
        }
        return k;
    }

    internal static double LogProbability(int count, double mean, double dispersion)
    {
        if (dispersion - 1 < Poissonlike) return count * Math.Log(mean) - mean - SpecialFunctions.FactorialLn(count);
        var size = mean / (dispersion - 1);
        return SpecialFunctions.GammaLn(count + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.FactorialLn(count)
            - size * Math.Log(dispersion) + count * Math.Log(1 - 1 / dispersion);
    }

    /// <summary>P(k + 1) / P(k).</summary>
    private readonly struct Step(double mean, double dispersion)
    {
        private readonly bool poisson = dispersion - 1 < Poissonlike;
        private readonly double size = mean / (dispersion - 1), ratio = 1 - 1 / dispersion;

        public double Up(int k) => poisson ? mean / (k + 1) : (k + size) / (k + 1) * ratio;
    }
}
