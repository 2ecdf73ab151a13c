namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// What to expect of a week when the history is short or the counts are small: the mean of up to 52 weeks, drawn towards the kommun's own mix of categories, with a
/// predictive negative binomial that is as wide as what is not known (gamma-Poisson, empirical Bayes; Clayton and Kaldor 1987, <i>Biometrics</i> 43:671).
/// A season is not claimed: what it moves within a year widens the distribution instead.
/// </summary>
public static class SmallCounts
{
    public const int MostWeeks = 52, Guard = 2;

    /// <summary>
    /// How far above its estimate, in standard errors, the dispersion is taken: too low an estimate costs more false alarms than too high a one saves. The least that
    /// keeps the false alarms of the benchmark <c>noufaily</c> at or below nominal.
    /// </summary>
    private const double Caution = 0.5;

    private const int EnoughReports = 5;
    private const double MostPooled = 10, LeastVariance = 0.02;

    /// <summary>Reports of one area and category in the reference weeks.</summary>
    public readonly record struct Reference(int Weeks, long Reports, double Squares)
    {
        public double Mean => (double)Reports / Weeks;

        /// <summary>s²/ȳ; 1 where there are no reports.</summary>
        public double Dispersion => Reports == 0 ? 1 : (Squares - Reports * Mean) / (Weeks - 1) / Mean;

        /// <summary>
        /// What s²/ȳ is worth, as degrees of freedom of a chi-square: 2/(2+κ)·(n−1), with κ = 6(φ−1)/μ + 1/(φμ) the negative binomial's excess kurtosis.
        /// </summary>
        public double Worth(double dispersion) => WorthOf(dispersion, Math.Max(0.5 / Weeks, Mean), Weeks - 1);
    }

    internal static double WorthOf(double dispersion, double mean, int degreesOfFreedom) =>
        2 / (2 + 6 * (dispersion - 1) / mean + 1 / (dispersion * mean)) * degreesOfFreedom;

    /// <param name="Dispersion">φ that is usual in the kommun: the median of s²/ȳ over cells with five reports or more, 1 at least.</param>
    /// <param name="Worth">Degrees of freedom behind it, capped so that a cell's own weeks soon count for more.</param>
    /// <param name="Variance">τ²: by how much, relative to the kommun's mix, areas differ in their categories. Infinite when that cannot be known.</param>
    public readonly record struct Pooled(double Dispersion, double Worth, double Variance)
    {
        public static Pooled Nothing => new(1, 0, double.PositiveInfinity);
    }

    /// <param name="Mean">μ of the current week, reports.</param>
    /// <param name="Dispersion">Variance of the week's count around it, in units of μ; what is not known of μ and φ is in it.</param>
    public readonly record struct Forecast(double Mean, double Dispersion);

    /// <summary>The reference weeks end <see cref="Guard"/> weeks before the current one, and are 52 at most.</summary>
    /// <param name="counts">Reports per week up to the week before the current one.</param>
    public static Reference Look(ReadOnlySpan<int> counts)
    {
        var until = counts.Length - Guard;
        var weeks = Math.Min(MostWeeks, until);
        long sum = 0, squares = 0;
        foreach (var count in counts[(until - weeks)..until])
        {
            sum += count;
            squares += (long)count * count;
        }
        return new Reference(weeks, sum, squares);
    }

    /// <param name="cells">Of all areas and categories.</param>
    /// <param name="mix">Reports that the kommun's mix of categories would give each cell; NaN for the kommun itself.</param>
    public static Pooled Pool(ReadOnlySpan<Reference> cells, ReadOnlySpan<double> mix)
    {
        var dispersions = new List<double>();
        foreach (var cell in cells)
            if (cell.Reports >= EnoughReports) dispersions.Add(cell.Dispersion);
        if (dispersions.Count == 0) return Pooled.Nothing;
        dispersions.Sort();
        var dispersion = Math.Max(1, dispersions[dispersions.Count / 2]);

        double excess = 0, squares = 0, worth = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            worth += cells[i].Worth(dispersion);
            if (double.IsNaN(mix[i])) continue;
            var difference = cells[i].Reports - mix[i];
            excess += difference * difference - dispersion * mix[i];
            squares += mix[i] * mix[i];
        }
        return new Pooled(dispersion, dispersions.Count == 1 ? 0 : Math.Min(MostPooled, worth),
            squares > 0 ? Math.Max(LeastVariance, excess / squares) : double.PositiveInfinity);
    }

    /// <summary>
    /// The cell's relative rate has a gamma prior of mean 1 and variance τ², so its posterior mean is (1/τ² + y/φ)/(1/τ² + m/φ), with y the reports and m those that the mix
    /// would give; alone, the mean is (y + ½)/n. φ is the cell's own drawn towards the pooled one by their worth, and half a standard error √(2/worth) higher.
    /// </summary>
    public static Forecast Predict(in Reference cell, double mix, in Pooled pooled)
    {
        var own = Math.Max(1, cell.Dispersion);
        var worth = cell.Worth(Math.Max(own, pooled.Dispersion));
        var dispersion = (worth * own + pooled.Worth * pooled.Dispersion) / (worth + pooled.Worth);
        dispersion *= 1 + Caution * Math.Sqrt(2 / (worth + pooled.Worth));

        var mean = (cell.Reports + 0.5) / cell.Weeks;
        var variance = mean * dispersion / cell.Weeks;
        if (mix > 0 && double.IsFinite(pooled.Variance))
        {
            var (strength, share) = (1 / pooled.Variance, mix / cell.Weeks);
            var rate = (strength + cell.Reports / dispersion) / (strength + mix / dispersion);
            mean = Math.Max(0.5 / cell.Weeks, share * rate);
            variance = share * share * rate / (strength + mix / dispersion);
        }
        return new Forecast(mean, dispersion + variance / mean);
    }
}
