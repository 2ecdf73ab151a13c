using Est.SituationPicture.Signals.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>Farrington flexible with the settings of Noufaily et al. 2013, against R's own glm on a made-up series with a trend, a season and an old outbreak.</summary>
public sealed class FarringtonNumbers
{
    private const double Tolerance = 1e-6;
    private static readonly int[] YearLags = [52, 104, 156, 208, 260];

    private static readonly int[] Made =
    [
        2,0,4,0,0,6,5,3,1,1,3,4,0,6,3,1,0,1,1,0,1,0,2,2,1,0,2,0,0,0,0,0,1,0,1,1,0,0,1,2,1,0,2,1,2,1,1,1,2,1,5,2,1,2,4,3,4,3,1,1,4,2,2,2,1,7,0,3,0,4,2,1,1,0,0,
        1,0,0,1,0,1,0,0,0,0,0,0,0,1,0,1,3,1,2,1,3,2,0,3,25,18,5,1,4,4,1,0,1,0,6,2,3,1,2,8,1,5,1,2,1,0,5,2,2,0,0,2,0,0,0,1,0,0,0,0,0,1,0,1,2,0,1,0,5,3,0,2,1,2,
        0,4,2,3,2,1,2,4,3,1,1,6,2,6,7,3,10,4,2,6,2,0,2,4,2,1,5,0,1,2,1,0,1,2,0,2,0,0,0,0,0,0,0,1,1,4,0,0,1,0,6,3,4,0,3,1,4,2,2,3,5,2,5,5,3,5,1,9,8,1,1,3,1,1,2
        ,0,3,1,1,2,3,1,0,0,0,2,4,0,0,0,0,1,1,0,1,1,1,3,0,0,2,0,0,1,1,0,1,5,3,5,5,3,3,9,9,9,2,3,3,4,12,1,2,3,4,3,4,2,0,1,3,2,1,1,0,1,3,0,3,0,1,1,2,1,0,3,1,2,1,
        0,0,2,2,0,4,1,3,1,1,5,5,6,1,5,3,8,11,4,7,5,3
    ];

    /// <summary>
    /// From R 4.2: <c>glm(y ~ time + season, quasipoisson, weights)</c>, Anscombe weights above 2.58 from a first fit, trend by rule, φ ≥ 1, α = 0.005.
    /// </summary>
    [Theory]
    [InlineData(319, 5, 5.8829669477966, 0.16010254574261, 1.5423271833011, 2.1896887230068, 0.0024398550948796, 15.666366954367, 16, 20)]
    [InlineData(267, 5, 4.9950819479011, 0.16527021400507, 1.4675572902805, 2.1197793172311, 0.0020728830893752, 13.844111962354, 14, 18)]
    [InlineData(239, 4, 0.37084760219411, 0.46976487689162, 1.3983705981033, 2.3136298805355, 0.0031630306678579, 3.4586924253478, 4, 6)]
    [InlineData(169, 3, 2.38095238095238, 0.16711550339032, 1.41574201303522, 1.96823173305352, null, 8.60421176038528, 9, 11)]
    public void Equal_those_of_R_glm_quasipoisson_with_the_formulas_of_Noufaily_2013(
        int week, int years, double mean, double logError, double dispersion, double unweighted, double? trend, double delta, int nbPlugin, int muan)
    {
        var fit = Estimate(Made.AsSpan(0, week), YearLags.AsSpan(0, years));
        fit.Mean.ShouldBe(mean, Tolerance);
        fit.LogError.ShouldBe(logError, Tolerance);
        fit.Dispersion.ShouldBe(dispersion, Tolerance);
        fit.UnweightedDispersion.ShouldBe(unweighted, Tolerance);
        (fit.Trend is null).ShouldBe(trend is null);
        (fit.Trend ?? 0).ShouldBe(trend ?? 0, Tolerance);
        Farrington.Delta(fit, 0.005).ShouldBe(delta, Tolerance * 10);
        Farrington.NbPlugin(fit, 0.005).ShouldBe(nbPlugin);
        Farrington.Muan(fit, 0.005).ShouldBe(muan);
    }

    /// <summary>The study rounds z to 1.644854 at 0.05, which gives 17.2553051; R with its own <c>qnorm</c> gives what stands here.</summary>
    [Theory]
    [InlineData(0.05, 17.2553033)]
    [InlineData(0.01, 20.6260970)]
    public void The_delta_threshold_of_the_domain_study_section_4_5(double alpha, double threshold) =>
        Farrington.Delta(new Farrington.Fit(10, 0.1, 1.5, 1.5, null, 1_000), alpha).ShouldBe(threshold, 1e-6);

    [Fact]
    public void The_season_is_seven_weeks_of_each_year_and_nine_blocks_between()
    {
        var design = FarringtonDesign.For(YearLags, 300)!;
        (design.First, design.Seasons.Length).ShouldBe((263, 237));
        design.Seasons.Take(7 + 45 + 7).ShouldBe([.. Window, .. Enumerable.Range(0, 45).Select(i => (byte)(i / 5)), .. Window]);
        design.Seasons[^1].ShouldBe((byte)4);
    }

    [Fact]
    public void A_year_of_53_weeks_makes_the_first_block_a_week_longer()
    {
        var design = FarringtonDesign.For([52, 105, 157], 200)!;
        design.Seasons.Skip(160 - 108).Take(7 + 46 + 7).ShouldBe([.. Window, .. Enumerable.Repeat((byte)0, 6), .. Enumerable.Range(5, 40).Select(i => (byte)(i / 5)), .. Window]);
    }

    [Theory]
    [InlineData(155, false)]
    [InlineData(156, true)]
    public void Three_years_are_needed(int weeks, bool enough) => (FarringtonDesign.For(YearLags, weeks) is not null).ShouldBe(enough);

    [Fact]
    public void A_series_without_reports_expects_nothing_and_claims_no_certainty() =>
        Estimate(new int[300], YearLags).ShouldBe(new Farrington.Fit(0, double.PositiveInfinity, 1, 1, null, 0));

    [Fact]
    public void A_season_without_reports_expects_nothing() =>
        Estimate(Enumerable.Range(0, 300).Select(week => (300 - week) % 52 is > 20 and < 40 ? 4 : 0).ToArray(), YearLags).Mean.ShouldBe(0);

    /// <summary>At the maximum of a quasi-Poisson likelihood each season's fitted sum is its observed sum; a scale on all counts scales the mean and leaves the slope.</summary>
    [Fact]
    public void Ten_times_the_reports_are_ten_times_the_mean() => Prop.ForAll(
        Gen.Choose(0, 12).ArrayOf(280).ToArbitrary(), counts =>
        {
            var room = new double[300];
            var design = FarringtonDesign.For(YearLags, counts.Length)!;
            var model = new FarringtonModel(counts.AsSpan(17, 237), design, room.AsSpan(0, 237));
            var times = new FarringtonModel([.. counts.Skip(17).Take(237).Select(c => c * 10)], design, room.AsSpan(0, 237));
            model.FitTwice(double.MaxValue, trend: true).ShouldBe(times.FitTwice(double.MaxValue, trend: true));
            times.Mean.ShouldBe(10 * model.Mean, 1e-6);
            times.Trend.ShouldBe(model.Trend, 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void An_old_outbreak_hardly_raises_the_expectation()
    {
        var calm = Enumerable.Range(0, 300).Select(week => 3 + week % 3).ToArray();
        var outbreak = (int[])calm.Clone();
        outbreak[300 - 104] += 40;
        var (before, after) = (Estimate(calm, YearLags).Mean, Estimate(outbreak, YearLags).Mean);
        after.ShouldBeInRange(before, before * 1.15);
    }

    private static byte[] Window => [.. Enumerable.Repeat(FarringtonDesign.Current, 7)];

    private static Farrington.Fit Estimate(ReadOnlySpan<int> counts, ReadOnlySpan<int> yearLags) =>
        Farrington.Estimate(counts, FarringtonDesign.For(yearLags, counts.Length)!, new double[300]);
}
