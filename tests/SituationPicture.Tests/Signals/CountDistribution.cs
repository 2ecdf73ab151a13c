using Est.SituationPicture.Signals.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>The negative binomial with variance φμ, and the false discovery rate.</summary>
public sealed class CountDistribution
{
    [Theory]
    [InlineData(10, 1.5, 0.05, 17)]
    [InlineData(10, 1.5, 0.01, 20)]
    [InlineData(10, 1.5, 0.005, 22)]
    [InlineData(10, 2, 0.05, 18)]
    [InlineData(10, 2, 0.01, 23)]
    [InlineData(10, 2, 0.005, 24)]
    [InlineData(3, 2, 0.05, 8)]
    [InlineData(3, 2, 0.01, 11)]
    [InlineData(3, 2, 0.005, 12)]
    [InlineData(10, 1, 0.05, 15)]
    [InlineData(10, 1, 0.01, 18)]
    [InlineData(10, 1, 0.005, 19)]
    public void Thresholds_of_the_domain_study_section_4_5(double mean, double dispersion, double alpha, int threshold) =>
        NegativeBinomial.Threshold(alpha, mean, dispersion).ShouldBe(threshold);

    [Theory]
    [InlineData(8, 2.5, 1.8, 2.82641132575725e-02)]
    [InlineData(10, 3.2, 1, 1.76188786818462e-03)]
    [InlineData(2, 40, 5, 9.99999078400000e-01)]
    [InlineData(400, 148, 1.2, 2.79045492397021e-51)]
    public void Upper_tails_of_R_pnbinom_and_ppois(int count, double mean, double dispersion, double tail) =>
        NegativeBinomial.UpperTail(count, mean, dispersion).ShouldBe(tail, tail * 1e-9);

    [Fact]
    public void A_count_is_above_the_threshold_exactly_when_its_tail_is_within_alpha() => Prop.ForAll(Cases, test =>
    {
        var threshold = NegativeBinomial.Threshold(test.Alpha, test.Mean, test.Dispersion);
        NegativeBinomial.UpperTail(threshold + 1, test.Mean, test.Dispersion).ShouldBeLessThanOrEqualTo(test.Alpha * (1 + 1e-6));
        if (threshold > 0) NegativeBinomial.UpperTail(threshold, test.Mean, test.Dispersion).ShouldBeGreaterThan(test.Alpha * (1 - 1e-6));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tails_sum_to_the_mean() => Prop.ForAll(Cases, test =>
        Enumerable.Range(1, 20_000).Select(count => NegativeBinomial.UpperTail(count, test.Mean, test.Dispersion)).TakeWhile(tail => tail > 1e-14).Sum()
            .ShouldBe(test.Mean, test.Mean * 1e-6)).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Nothing_expected_means_that_nothing_is_usual() =>
        (NegativeBinomial.UpperTail(0, 0, 1), NegativeBinomial.UpperTail(1, 0, 1), NegativeBinomial.Threshold(0.01, 0, 1)).ShouldBe((1, 0, 0));

    [Fact]
    public void False_discovery_rates_of_R_p_adjust_BH() =>
        BenjaminiHochberg.Adjust([0.01, 0.02, 0.03, 0.04, 0.5, 0.001]).Zip([0.030, 0.040, 0.045, 0.048, 0.500, 0.006])
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);

    [Fact]
    public void A_false_discovery_rate_is_at_least_its_p_and_keeps_the_order() => Prop.ForAll(
        Gen.Choose(0, 1_000).Select(n => n / 1_000.0).ArrayOf().ToArbitrary(), p =>
        {
            var q = BenjaminiHochberg.Adjust(p);
            q.Zip(p).ShouldAllBe(pair => pair.First >= pair.Second - 1e-12 && pair.First <= 1);
            q.Zip(p).OrderBy(pair => pair.Second).Select(pair => pair.First).ShouldBe(q.Order());
        }).QuickCheckThrowOnFailure();

    private sealed record Case(double Mean, double Dispersion, double Alpha);

    private static Arbitrary<Case> Cases =>
        (from mean in Gen.Choose(1, 60_000)
         from dispersion in Gen.Choose(0, 8_000)
         from alpha in Gen.Elements(0.05, 0.01, 0.005, 0.0001)
         select new Case(mean / 200.0, 1 + dispersion / 1_000.0, alpha)).ToArbitrary();
}
