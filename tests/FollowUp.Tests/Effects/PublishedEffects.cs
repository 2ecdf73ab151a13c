using Est.FollowUp.Effects.Statistics;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using static Est.FollowUp.Effects.Statistics.WeightedDisplacement;

namespace Est.FollowUp.Tests.Effects;

/// <summary>The published examples of effects at places, to the digits they are printed with.</summary>
public sealed class PublishedEffects
{
    private static readonly Counts Comparison = new(308, 318), Treated = new(207, 110), AroundComparison = new(150, 140), Around = new(178, 157);
    private static readonly double Z90 = 1.6448536269514722;

    /// <summary>Wheeler and Ratcliffe 2018, table 2; <c>ptools</c> test-wdd.R.</summary>
    [Fact]
    public void Wdd_with_displacement()
    {
        var (local, displacement) = (Of(Treated, Comparison, Lengths.Equal), Of(Around, AroundComparison, Lengths.Equal));
        var total = local + displacement;
        (local.Estimate, displacement.Estimate, total.Estimate).ShouldBe((-107, -11, -118));
        total.Variance.ShouldBe(1568);
        total.StandardError.ShouldBe(39.598, 0.0005);
        total.Z.ShouldBe(-2.98, 0.005);
        (Math.Round(total.Interval().Low), Math.Round(total.Interval().High)).ShouldBe((-196, -40));
    }

    [Fact]
    public void Wdd_without_displacement()
    {
        var difference = Of(new(20, 10), new(20, 20), Lengths.Equal);
        difference.Estimate.ShouldBe(-10);
        difference.StandardError.ShouldBe(8.3666, 0.00005);
        difference.Z.ShouldBe(-1.195, 0.0005);
        difference.Interval(Z90).Low.ShouldBe(-23.76, 0.005);
        difference.Interval(Z90).High.ShouldBe(3.76, 0.005);
    }

    [Fact]
    public void Wdd_where_before_is_twice_as_long()
    {
        var difference = Of(new(80, 20), new(100, 50), new(2, 1));
        difference.Estimate.ShouldBe(-20);
        difference.Variance.ShouldBe(115, 1e-12);
    }

    [Fact]
    public void Wdd_where_areas_are_of_unlike_size()
    {
        var total = Of(Treated with { Size = 1.2 }, Comparison with { Size = 0.9 }, Lengths.Equal)
            + Of(Around with { Size = 1.5 }, AroundComparison with { Size = 1.6 }, Lengths.Equal);
        total.Estimate.ShouldBe(-99.694, 0.0005);
        total.StandardError.ShouldBe(35.42808, 0.000005);
        total.Z.ShouldBe(-2.813995, 0.0000005);
        total.Interval().Low.ShouldBe(-169.132, 0.0005);
        total.Interval().High.ShouldBe(-30.257, 0.0005);
    }

    /// <summary>The formula of Braga and Weisburd 2022 on the counts above.</summary>
    [Fact]
    public void The_relative_incidence_rate_ratio()
    {
        var ratio = RateRatio.Of(207, 110, 308, 318);
        ratio.Log.ShouldBe(-0.66419, 0.000005);
        ratio.StandardError.ShouldBe(0.142525, 0.0000005);
        ratio.Interval.Estimate.ShouldBe(0.51469, 0.000005);
        ratio.Interval.Low.ShouldBe(0.38925, 0.000005);
        ratio.Interval.High.ShouldBe(0.68055, 0.000005);
        ratio.IsClear.ShouldBeTrue();
        RateRatio.Of(207, 110, 308, 318, dispersion: 4).StandardError.ShouldBe(2 * ratio.StandardError, 1e-12);
    }

    /// <summary>Bowers and Johnson 2003 on the same counts.</summary>
    [Fact]
    public void The_weighted_displacement_quotient()
    {
        var quotient = DisplacementQuotient.Of(207, 110, 178, 157, 308, 318)!.Value;
        quotient.Value.ShouldBe(0.258186, 0.0000005);
        quotient.Meaning.ShouldBe("diffusion");
    }

    [Theory]
    [InlineData(10, 20, "diffusion-larger")]
    [InlineData(90, 100, "diffusion")]
    [InlineData(100, 100, "none")]
    [InlineData(110, 100, "displacement")]
    [InlineData(180, 100, "net-loss")]
    public void What_a_quotient_means(double after, double before, string meaning) =>
        DisplacementQuotient.Of(100, meaning == "diffusion-larger" ? 95 : 50, before, after, 100, 100)!.Value.Meaning.ShouldBe(meaning);

    [Fact]
    public void A_quotient_is_not_given_where_the_treated_areas_did_not_fall() => DisplacementQuotient.Of(100, 100, 50, 20, 100, 100).ShouldBeNull();

    /// <summary><c>ptools</c> e_test(6, 2).</summary>
    /// <summary>Every pair of counts tried in turn, as the publication has it.</summary>
    [Theory]
    [InlineData(0, 5, 1, 1)]
    [InlineData(6, 2, 1, 1)]
    [InlineData(40, 90, 13, 39)]
    [InlineData(31, 4, 2, 7)]
    public void The_e_test_is_the_sum_over_all_pairs_at_least_as_far_apart(int k1, int k2, double n1, double n2)
    {
        double T(int x1, int x2) => x1 + x2 == 0 ? 0 : Math.Abs(x1 / n1 - x2 / n2) / Math.Sqrt(x1 / (n1 * n1) + x2 / (n2 * n2));
        var rate = (k1 + k2) / (n1 + n2);
        var all = Enumerable.Range(0, 400);
        var p = all.Sum(x1 => Poisson.PMF(rate * n1, x1) * all.Where(x2 => T(x1, x2) >= T(k1, k2) - 1e-12).Sum(x2 => Poisson.PMF(rate * n2, x2)));
        PoissonETest.P(k1, k2, n1, n2).ShouldBe(p, 1e-10);
    }

    [Fact]
    public void The_e_test_of_six_against_two() => PoissonETest.P(6, 2).ShouldBe(0.1748748, 0.00000005);

    [Fact]
    public void The_e_test_takes_lengths_into_account()
    {
        PoissonETest.P(40, 20, 2, 1).ShouldBe(1, 1e-9);
        PoissonETest.P(0, 0).ShouldBe(1);
        PoissonETest.P(60, 20).ShouldBeLessThan(0.0001);
    }

    [Fact]
    public void No_order_of_the_groups_and_no_empty_count_breaks_the_ratio() => Prop.ForAll(
        Gen.Choose(0, 60).Four().ToArbitrary(), counts =>
        {
            var (t0, t1, c0, c1) = counts;
            var (ratio, turned) = (RateRatio.Of(t0, t1, c0, c1), RateRatio.Of(c0, c1, t0, t1));
            double.IsFinite(ratio.Log).ShouldBeTrue();
            ratio.Log.ShouldBe(-turned.Log, 1e-12);
            ratio.StandardError.ShouldBe(turned.StandardError, 1e-12);
            Of(new(t0, t1), new(c0, c1), Lengths.Equal).Estimate.ShouldBe(-Of(new(c0, c1), new(t0, t1), Lengths.Equal).Estimate);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Weeks_that_vary_as_poisson_or_less_have_a_dispersion_of_one_and_bursts_more()
    {
        RateRatio.DispersionOf([3, 3, 3], [1, 1]).ShouldBe(1);
        RateRatio.DispersionOf([0, 6, 0, 6], [2]).ShouldBe(4);
    }
}
