using Est.FollowUp.Years.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static Est.FollowUp.Years.Statistics.RandomEffects;

namespace Est.FollowUp.Tests.Years;

/// <summary>The thirteen trials of BCG vaccine (Colditz et al. 1994), as R's <c>metafor</c> and Stata's <c>metan</c> print them.</summary>
public sealed class PublishedMetaAnalysis
{
    private const double Printed = 0.00005;

    private static readonly (double Ill, double Well, double OtherIll, double OtherWell)[] Trials =
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
        (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ];

    private static readonly Study[] RiskRatios =
    [
        .. Trials.Select(t => new Study(
            Math.Log(t.Ill / (t.Ill + t.Well) / (t.OtherIll / (t.OtherIll + t.OtherWell))),
            1 / t.Ill - 1 / (t.Ill + t.Well) + 1 / t.OtherIll - 1 / (t.OtherIll + t.OtherWell))),
    ];

    private static readonly Study[] OddsRatios =
    [
        .. Trials.Select(t => new Study(Math.Log(t.Ill * t.OtherWell / (t.Well * t.OtherIll)), 1 / t.Ill + 1 / t.Well + 1 / t.OtherIll + 1 / t.OtherWell)),
    ];

    [Fact]
    public void One_common_effect()
    {
        var fit = FixedEffect(RiskRatios);
        Wald(fit, -0.4303, -0.5097, -0.3509);
        fit.Q.ShouldBe(152.2330, Printed);
    }

    [Fact]
    public void DerSimonian_and_Laird()
    {
        var fit = DerSimonianLaird(RiskRatios);
        Wald(fit, -0.7141, -1.0644, -0.3638);
        fit.Tau2.ShouldBe(0.3088, Printed);
        (fit.Estimate / fit.StandardError).ShouldBe(-3.9952, Printed);
        (100 * fit.I2).ShouldBe(92.1173, Printed);
        (100 * (fit.Q - 12) / fit.Q).ShouldBe(92.1173, Printed);
        Math.Exp(fit.Estimate).ShouldBe(0.4896, Printed);
    }

    [Fact]
    public void DerSimonian_and_Laird_on_odds_ratios()
    {
        var fit = DerSimonianLaird(OddsRatios);
        Wald(fit, -0.7474, -1.1242, -0.3706);
        fit.Tau2.ShouldBe(0.3663, Printed);
        (100 * fit.I2).ShouldBe(92.6455, Printed);
    }

    [Fact]
    public void Restricted_maximum_likelihood()
    {
        var fit = Reml(RiskRatios);
        fit.Tau2.ShouldBe(0.3132, Printed);
        fit.Tau2Error.ShouldBe(0.1664, Printed);
        (100 * fit.I2).ShouldBe(92.22, 0.005);
        fit.Estimate.ShouldBe(-0.7145, Printed);
        fit.StandardError.ShouldBe(0.1798, Printed);
    }

    /// <summary>metafor's <c>rma(yi, vi, test = "knha")</c>, and <c>predict(transf = exp)</c> of it.</summary>
    [Fact]
    public void Knapp_and_Hartung_and_the_prediction_interval()
    {
        var pooled = Pool(RiskRatios);
        pooled.StandardError.ShouldBe(0.1808, Printed);
        pooled.Mean.Low.ShouldBe(-1.1084, Printed);
        pooled.Mean.High.ShouldBe(-0.3206, Printed);
        pooled.Prediction!.Value.Exp().Low.ShouldBe(0.14, 0.005);
        pooled.Prediction.Value.Exp().High.ShouldBe(1.76, 0.005);
    }

    [Fact]
    public void Studies_that_agree_have_no_heterogeneity_and_no_false_certainty()
    {
        var pooled = Pool([new(-0.2, 0.04), new(-0.2, 0.04), new(-0.2, 0.04)]);
        pooled.Fit.Tau2.ShouldBe(0);
        pooled.Fit.I2.ShouldBe(0);
        pooled.StandardError.ShouldBe(Math.Sqrt(0.04 / 3), 1e-12);
    }

    [Fact]
    public void One_study_is_its_own_answer_and_two_foretell_nothing()
    {
        var one = Pool([new(-0.2, 0.04)]);
        (one.Mean.Estimate, Math.Round(one.Mean.Low, 4), one.Prediction).ShouldBe((-0.2, -0.592, null));
        Pool([new(-0.2, 0.04), new(0.1, 0.02)]).Prediction.ShouldBeNull();
    }

    [Fact]
    public void The_order_of_studies_and_the_unit_of_the_effect_do_not_matter() => Prop.ForAll(
        Gen.Choose(-100, 100).Zip(Gen.Choose(1, 100)).Select(pair => new Study(pair.Item1 / 50.0, pair.Item2 / 100.0)).ListOf().Where(list => list.Count >= 2).ToArbitrary(),
        studies =>
        {
            var (pooled, turned) = (Pool([.. studies]), Pool([.. Enumerable.Reverse(studies)]));
            turned.Mean.Estimate.ShouldBe(pooled.Mean.Estimate, 1e-6);
            turned.Fit.Tau2.ShouldBe(pooled.Fit.Tau2, 1e-6);
            var twice = Pool([.. studies.Select(s => new Study(2 * s.Effect, 4 * s.Variance))]);
            twice.Mean.Estimate.ShouldBe(2 * pooled.Mean.Estimate, 1e-5);
            twice.Fit.Tau2.ShouldBe(4 * pooled.Fit.Tau2, 1e-5);
            pooled.Fit.Weights.Sum().ShouldBe(1, 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void Wald(Fit fit, double estimate, double low, double high)
    {
        fit.Estimate.ShouldBe(estimate, Printed);
        (fit.Estimate - 1.959964 * fit.StandardError).ShouldBe(low, Printed);
        (fit.Estimate + 1.959964 * fit.StandardError).ShouldBe(high, Printed);
    }
}
