using Est.FollowUp.Effects;
using Est.FollowUp.Years.Statistics;

namespace Est.FollowUp.Years;

/// <summary>Puts the interventions of one kind together: those with areas to compare with (level 3), or, where it has none, those measured against the time before alone. Never both in one number.</summary>
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
        var kind = Pool(code, name, effects, comparable);
        kind = kind with { Basis = Basis(comparable.Count, kind.I2) };
        return kind with { Sentence = YearSentences.Of(kind) };
    }

    /// <summary>After against before of a kind that has nothing to be compared with. Its basis is weak however many they are, and it foretells nothing of a new one.</summary>
    /// <returns>Null where none is measured so, or one can be compared.</returns>
    public static YearReport.KindResult? Uncompared(string code, string name, IReadOnlyList<Effect> effects)
    {
        var alone = effects.Where(e => e.Against == Effect.BeforeAlone && e.RateRatio is not null && e.Treated.Before + e.Treated.After > 0).ToList();
        if (alone.Count == 0 || effects.Any(e => e.Evidence.Level >= ComparableLevel)) return null;
        var kind = Pool(code, name, effects, alone) with { PredictionLow = null, PredictionHigh = null };
        return kind with { Sentence = YearSentences.Uncompared(kind) };
    }

    private static YearReport.KindResult Pool(string code, string name, IReadOnlyList<Effect> effects, IReadOnlyList<Effect> pooled)
    {
        var (mean, _, predicted, fit) = RandomEffects.Pool([.. pooled.Select(e => new RandomEffects.Study(e.RateRatio!.LogEstimate, e.RateRatio.StandardError * e.RateRatio.StandardError))]);
        var (ratio, prediction) = (mean.Exp(), predicted?.Exp());
        var weights = pooled.Zip(fit.Weights).ToDictionary(pair => pair.First.Intervention.Id, pair => pair.Second);
        return new(
            code, name, effects.Count, pooled.SelectMany(e => e.Treated.Areas).Select(a => a.Code).Distinct().Count(), pooled.Sum(e => e.After!.Weeks),
            ratio.Estimate, ratio.Low, ratio.High, prediction?.Low, prediction?.High, fit.Tau2, fit.I2, "weak", "",
            [.. effects.Where(e => e.RateRatio is not null).OrderBy(e => e.Intervention.Number).Select(e => new YearReport.Study(
                e.Intervention.Id, e.Intervention.Number, e.Intervention.What, e.RateRatio!.Estimate, e.RateRatio.Low, e.RateRatio.High,
                weights.GetValueOrDefault(e.Intervention.Id), e.Evidence.Level, e.Against!))]);
    }

    private static string Basis(int studies, double i2) =>
        studies < Few ? "weak" : studies < Many || i2 > MuchHeterogeneity ? "moderate" : "good";
}
