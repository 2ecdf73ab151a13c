using Est.FollowUp.Effects;
using Est.FollowUp.Years.Statistics;

namespace Est.FollowUp.Years;

/// <summary>Puts the interventions of one kind together. Only those with comparable areas count (level 3): the others hold whatever else changed.</summary>
public static class KindAnalysis
{
    /// <summary>Interventions below which the basis is weak, and from which it may be good.</summary>
    public const int Few = 3, Many = 8;

    /// <summary>More of the differences than this not being chance, one number for the kind says little (Higgins et al. 2003, <i>BMJ</i> 327:557).</summary>
    private const double MuchHeterogeneity = 0.75;

    public const int ComparableLevel = 3;

    /// <param name="effects">Of the kind's interventions.</param>
    /// <returns>Null where none can be compared.</returns>
    public static YearReport.KindResult? Of(string code, string name, IReadOnlyList<Effect> effects)
    {
        var comparable = effects.Where(e => e.Evidence.Level >= ComparableLevel && e.RateRatio is not null).ToList();
        if (comparable.Count == 0) return null;
        var pooled = RandomEffects.Pool([.. comparable.Select(e => new RandomEffects.Study(e.RateRatio!.LogEstimate, e.RateRatio.StandardError * e.RateRatio.StandardError))]);
        var (mean, prediction) = (pooled.Mean.Exp(), pooled.Prediction?.Exp());
        var weights = comparable.Zip(pooled.Fit.Weights).ToDictionary(pair => pair.First.Intervention.Id, pair => pair.Second);
        var kind = new YearReport.KindResult(
            code, name, effects.Count, comparable.SelectMany(e => e.Treated.Areas).Select(a => a.Code).Distinct().Count(), comparable.Sum(e => e.After!.Weeks),
            mean.Estimate, mean.Low, mean.High, prediction?.Low, prediction?.High, pooled.Fit.Tau2, pooled.Fit.I2, Basis(comparable.Count, pooled.Fit.I2), "",
            [.. effects.Where(e => e.RateRatio is not null).OrderBy(e => e.Intervention.Number).Select(e => new YearReport.Study(
                e.Intervention.Id, e.Intervention.Number, e.Intervention.What, e.RateRatio!.Estimate, e.RateRatio.Low, e.RateRatio.High,
                weights.GetValueOrDefault(e.Intervention.Id), e.Evidence.Level))]);
        return kind with { Sentence = YearSentences.Of(kind) };
    }

    private static string Basis(int studies, double i2) =>
        studies < Few ? "weak" : studies < Many || i2 > MuchHeterogeneity ? "moderate" : "good";
}
