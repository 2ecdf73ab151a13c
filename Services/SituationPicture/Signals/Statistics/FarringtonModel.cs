using MathNet.Numerics.Distributions;

namespace Est.SituationPicture.Signals.Statistics;

/// <summary>The regression of <see cref="Farrington"/> on one series. Lives on the stack: a kommun has a thousand of them each week.</summary>
internal ref struct FarringtonModel(ReadOnlySpan<int> counts, FarringtonDesign design, Span<double> weights)
{
    private const int Seasons = FarringtonDesign.Periods, MostSteps = 50;

    private readonly ReadOnlySpan<int> counts = counts;
    private readonly Span<double> weights = weights;
    private readonly ReadOnlySpan<byte> seasons = design.Seasons;

    /// <summary>Weeks are counted from the middle of the reference weeks, which keeps the sums small.</summary>
    private readonly double origin = (counts.Length - 1) / 2.0;

    private Sums reports, level, moment;
    private double slopeInformation;
    private bool trended;

    /// <summary>β; 0 without a trend.</summary>
    public double Trend { get; private set; }

    public double Dispersion { get; private set; }
    public double UnweightedDispersion { get; private set; }

    private readonly double Now => design.First - origin;

    public readonly double Mean => level[FarringtonDesign.Current] * Math.Exp(Trend * Now);

    public readonly double LogError
    {
        get
        {
            var mass = reports[FarringtonDesign.Current];
            if (mass <= 0) return double.PositiveInfinity;
            var distance = Now - moment[FarringtonDesign.Current] / mass;
            return Math.Sqrt(Dispersion * (1 / mass + (trended ? distance * distance / slopeInformation : 0)));
        }
    }

    /// <summary>Two-sided p of β against 0, from Student's t with n − p degrees of freedom.</summary>
    public readonly double TrendP => 2 * StudentT.CDF(0, 1, DegreesOfFreedom, -Math.Abs(Trend) / Math.Sqrt(Dispersion / slopeInformation));

    private readonly int DegreesOfFreedom => counts.Length - Seasons - (trended ? 1 : 0);

    /// <summary>Fits with equal weights, takes weight from unusually high weeks, and fits again. False when no slope can be found.</summary>
    public bool FitTwice(double unusualResidual, bool trend)
    {
        trended = trend;
        weights.Fill(1);
        if (!Fit()) return false;
        UnweightedDispersion = Dispersion;
        Reweight(unusualResidual);
        return Fit();
    }

    private bool Fit()
    {
        reports = default;
        double timeOfReports = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var weighted = weights[i] * counts[i];
            reports[seasons[i]] += weighted;
            timeOfReports += weighted * (i - origin);
        }
        Trend = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            var score = timeOfReports - Gather();
            if (!trended) break;
            if (!(slopeInformation > 1e-9)) return false;
            // No series of a kommun grows by a fifth a week; a longer step would be the start of an overflow.
            var change = Math.Clamp(score / slopeInformation, -0.2, 0.2);
            if (Math.Abs(change) < 1e-13) break;
            Trend += change;
            if (step == MostSteps - 1 || Math.Abs(Trend) > 1) return false;
        }
        Dispersion = Math.Max(1, Pearson() / DegreesOfFreedom);
        return true;
    }

    /// <summary>Given β, the seasons' levels e^α and what the slope's score and information are made of. Returns Σωμi.</summary>
    private double Gather()
    {
        Sums mass = default, first = default, second = default;
        var growth = Math.Exp(Trend);
        var grown = Math.Exp(-Trend * origin);
        for (var i = 0; i < counts.Length; i++, grown *= growth)
        {
            var season = seasons[i];
            var (weighted, time) = (weights[i] * grown, i - origin);
            mass[season] += weighted;
            first[season] += weighted * time;
            second[season] += weighted * time * time;
        }
        double all = 0;
        slopeInformation = 0;
        for (var season = 0; season < Seasons; season++)
        {
            if (reports[season] <= 0)
            {
                level[season] = moment[season] = 0;
                continue;
            }
            level[season] = reports[season] / mass[season];
            moment[season] = level[season] * first[season];
            all += moment[season];
            slopeInformation += level[season] * second[season] - moment[season] * moment[season] / reports[season];
        }
        return all;
    }

    /// <summary>Σω(y−μ)²/μ.</summary>
    private readonly double Pearson()
    {
        double sum = 0;
        var growth = Math.Exp(Trend);
        var grown = Math.Exp(-Trend * origin);
        for (var i = 0; i < counts.Length; i++, grown *= growth)
        {
            var mean = level[seasons[i]] * grown;
            if (mean <= 0) continue;
            var difference = counts[i] - mean;
            sum += weights[i] * difference * difference / mean;
        }
        return sum;
    }

    /// <summary>
    /// s = 3/2·(y^⅔ μ^−1/6 − μ^½) / √(φ(1−h)), h the week's leverage; ω = γs⁻² where s is unusual and γ elsewhere, Σω = n
    /// (Farrington et al. 1996, section 3.3).
    /// </summary>
    private readonly void Reweight(double unusual)
    {
        double total = 0;
        var growth = Math.Exp(Trend);
        var grown = Math.Exp(-Trend * origin);
        for (var i = 0; i < counts.Length; i++, grown *= growth)
        {
            var season = seasons[i];
            var mean = level[season] * grown;
            if (counts[i] > mean && mean > 0)
            {
                var distance = i - origin - moment[season] / reports[season];
                var leverage = mean * (1 / reports[season] + (trended ? distance * distance / slopeInformation : 0));
                var root = Math.Sqrt(mean);
                var residual = 1.5 * (Math.Cbrt((double)counts[i] * counts[i]) / Math.Cbrt(root) - root) / Math.Sqrt(Dispersion * (1 - leverage));
                if (residual > unusual) weights[i] = 1 / (residual * residual);
            }
            total += weights[i];
        }
        var share = counts.Length / total;
        for (var i = 0; i < weights.Length; i++) weights[i] *= share;
    }

    [System.Runtime.CompilerServices.InlineArray(Seasons)]
    private struct Sums
    {
        private double first;
    }
}
