namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// Which method judges a week of one area and category: what the length of the history and the number of reports allow. Nothing under eight weeks, small counts up to
/// three years, Farrington from then on where the season has reports to be known by.
/// </summary>
public static class Ladder
{
    public const int LeastWeeks = 8;

    /// <summary>Nominal probability that an ordinary week lies above the threshold (Noufaily et al. 2013 use the same).</summary>
    public const double Alpha = 0.005;

    /// <summary>No alarm with fewer than five reports in four weeks, the current one among them (Farrington et al. 1996, section 3.8).</summary>
    public const int LeastReports = 5, ReportsOfWeeks = 4;

    private const double Caution = 0.8;

    /// <summary>The negative binomial's size μ/(φ−1) from which Anscombe residuals are near enough to normal for Farrington's weights.</summary>
    private const double EvenCounts = 10;

    /// <summary>Ten seasons cannot be told apart by fewer reports than this.</summary>
    private const int ReportsForSeasons = 50;

    /// <param name="P">Probability of the observed count or more, were the week ordinary; 1 when there are too few reports to judge.</param>
    /// <param name="Threshold">An ordinary week lies above it with at most <see cref="Alpha"/>.</param>
    public readonly record struct Verdict(bool BySeasons, double Expected, int Threshold, int Observed, double P)
    {
        public bool IsUnusual => P <= Alpha;
    }

    /// <param name="counts">Reports per week, the current week last; <see cref="LeastWeeks"/> before it at least.</param>
    /// <param name="small">What the small-count method expects.</param>
    /// <param name="design">Null where the history is shorter than three years.</param>
    /// <param name="room">For as many numbers as the design has reference weeks.</param>
    public static Verdict Judge(ReadOnlySpan<int> counts, in SmallCounts.Forecast small, FarringtonDesign? design, Span<double> room)
    {
        var forecast = small;
        var bySeasons = false;
        if (design is not null)
        {
            var fit = Farrington.Estimate(counts[..^1], design, room);
            if (fit.Reports >= ReportsForSeasons && fit.Mean > 0)
            {
                bySeasons = true;
                forecast = OfSeasons(fit, design.Seasons.Length);
            }
        }
        var observed = counts[^1];
        var recent = 0;
        foreach (var count in counts[^ReportsOfWeeks..]) recent += count;
        var threshold = NegativeBinomial.Threshold(Alpha, forecast.Mean, forecast.Dispersion);
        return new Verdict(bySeasons, forecast.Mean, threshold, observed,
            recent < LeastReports ? 1 : NegativeBinomial.UpperTail(observed, forecast.Mean, forecast.Dispersion));
    }

    /// <summary>
    /// Farrington's fit as a forecast: log μ is normal with its standard error, so that μ has mean μ̂e^(se²/2) and variance (e^(se²)−1) times its square. φ is
    /// <see cref="Caution"/> of its standard error higher (as in <see cref="SmallCounts"/>).
    /// </summary>
    private static SmallCounts.Forecast OfSeasons(in Farrington.Fit fit, int weeks)
    {
        var usual = (double)fit.Reports / weeks;
        // Small uneven counts have high weeks without any outbreak: taking weight from those would call the next one unusual.
        var isEven = usual >= EvenCounts * (fit.UnweightedDispersion - 1);
        var dispersion = isEven ? fit.Dispersion : fit.UnweightedDispersion;
        dispersion *= 1 + Caution * Math.Sqrt(2 / SmallCounts.WorthOf(dispersion, usual, weeks - FarringtonDesign.Periods));
        var spread = Math.Exp(fit.LogError * fit.LogError * dispersion / fit.Dispersion);
        var mean = fit.Mean * Math.Sqrt(spread);
        return new SmallCounts.Forecast(mean, dispersion + mean * (spread - 1));
    }
}
