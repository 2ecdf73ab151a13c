using Est.Prioritization.Ranking;
using Est.Prioritization.Results;

namespace Est.Prioritization.Tests.Ranking;

/// <summary>How rates and trends of few reports are drawn towards the kommun's, and how counts vary: worked by hand from the formulas of docs/method.md.</summary>
public sealed class SmallNumbers
{
    [Fact]
    public void A_rate_is_drawn_towards_the_kommuns_by_marshalls_formula()
    {
        // m = 60/3000 = 0.02; s² = (1000·0.02² + 1900·(18/1900 − 0.02)² + 100·(0.02 − 0.02)²)/3000; A = s² − 0.02/1000.
        var s2 = (1000 * 0.02 * 0.02 + 1900 * Math.Pow(18 / 1900.0 - 0.02, 2)) / 3000;
        var a = s2 - 0.02 / 1000;
        Rates([40, 18, 2], [1000, 1900, 100]).ShouldBe(
            [0.02 + 0.02 * a / (a + 0.02 / 1000), 0.02 + (18 / 1900.0 - 0.02) * a / (a + 0.02 / 1900), 0.02], 1e-12);
    }

    [Fact]
    public void One_report_among_ten_people_does_not_make_the_worst_area()
    {
        var rates = Rates([120, 60, 1], [2000, 3000, 10]);
        (1.0 / 10).ShouldBeGreaterThan(120.0 / 2000);
        rates[2].ShouldBeLessThan(rates[0]);
    }

    [Fact]
    public void Rates_that_differ_no_more_than_by_chance_are_one() =>
        Rates([10, 11, 9], [1000, 1000, 1000]).ShouldBe([0.01, 0.01, 0.01], 1e-12);

    [Fact]
    public void What_is_unknown_stays_unknown_and_changes_no_other() =>
        Rates([40, 7, 18, 2], [1000, double.NaN, 1900, 100]).ShouldBe([.. Rates([40, 18, 2], [1000, 1900, 100])[..1], double.NaN, .. Rates([40, 18, 2], [1000, 1900, 100])[1..]]);

    [Fact]
    public void Without_reports_all_rates_are_zero() => Rates([0, 0], [10, 20]).ShouldBe([0, 0]);

    [Fact]
    public void A_trend_is_drawn_towards_the_common_one_by_its_uncertainty()
    {
        double[] now = [100, 50, 3], before = [50, 50, 1], trends = new double[3];
        ShrunkTrends.Shrink(now, before, 1, trends);
        // The same by the DerSimonian-Laird formulas, written out.
        var l = now.Zip(before, (y, x) => Math.Log((y + 0.5) / (x + 0.5))).ToArray();
        var v = now.Zip(before, (y, x) => 1 / (y + 0.5) + 1 / (x + 0.5)).ToArray();
        var w = v.Select(variance => 1 / variance).ToArray();
        var mean = w.Zip(l, (a, b) => a * b).Sum() / w.Sum();
        var q = w.Zip(l, (a, b) => a * (b - mean) * (b - mean)).Sum();
        var tau2 = (q - 2) / (w.Sum() - w.Sum(a => a * a) / w.Sum());
        var common = l.Zip(v, (a, b) => a / (b + tau2)).Sum() / v.Sum(b => 1 / (b + tau2));
        tau2.ShouldBeGreaterThan(0);
        trends.ShouldBe([.. l.Zip(v, (a, b) => common + (a - common) * tau2 / (tau2 + b))], 1e-12);
    }

    [Fact]
    public void Three_reports_after_one_are_no_rise()
    {
        double[] now = [52, 48, 3], before = [50, 50, 1], trends = new double[3];
        ShrunkTrends.Shrink(now, before, 1, trends);
        trends.ShouldAllBe(trend => Math.Abs(trend - trends[0]) < 1e-12);
    }

    [Fact]
    public void Counts_that_vary_as_chance_does_have_dispersion_one_and_bursts_more()
    {
        Dispersion.Of([[2, 2, 2, 2]]).ShouldBe(1);
        // Mean 2, Σ(y − 2)²/2 = 24, three degrees of freedom.
        Dispersion.Of([[0, 8, 0, 0], [0, 0, 0, 0]]).ShouldBe(8);
        Dispersion.Of([]).ShouldBe(1);
    }

    [Fact]
    public void The_rate_ratio_of_the_published_counts_is_0_51469_from_0_38925_to_0_68055()
    {
        // Counts of Wheeler and Ratcliffe 2018: control 308 to 318, treated 207 to 110.
        var ratio = RateRatio.Of(207, 110, 308, 318, dispersion: 1);
        (Math.Round(ratio.Estimate, 5), Math.Round(ratio.Low, 5), Math.Round(ratio.High, 5)).ShouldBe((0.51469, 0.38925, 0.68055));
    }

    [Fact]
    public void A_rate_ratio_with_nothing_after_is_finite() => RateRatio.Of(4, 0, 10, 10, 1).Estimate.ShouldBe(0.5 / 4.5, 1e-12);

    private static double[] Rates(double[] reports, double[] exposures)
    {
        var rates = new double[reports.Length];
        ShrunkRates.Shrink(reports, exposures, 1, rates);
        return rates;
    }
}
