using Est.FollowUp.Effects.Statistics;
using static Est.FollowUp.Effects.Statistics.WeightedDisplacement;

namespace Est.FollowUp.Effects;

/// <summary>Measures interventions against what is counted. What it does is told in docs/method.md, "Effects".</summary>
/// <param name="history">Null where nothing was ever reported.</param>
public sealed class MeasureEffect(CountedHistory? history, AreaTree areas, IReadOnlyList<MeasuredIntervention> interventions, string municipality)
{
    /// <summary>Of weeks, before and after: with less nothing is said.</summary>
    public const int LeastBefore = 8, LeastAfter = 4;

    private sealed record Matched(string Against, IReadOnlyList<string> Comparison, IReadOnlyList<string> Around, IReadOnlyList<string> AroundComparison);

    /// <param name="curves">With the weekly numbers and the segmented regression, which lists and years do without.</param>
    public Effect Of(MeasuredIntervention intervention, bool curves)
    {
        var treated = areas.Outermost(intervention.Areas);
        var subject = new Effect.Subject(intervention.Id, intervention.Number, intervention.What, intervention.Kind, intervention.From);
        if (history is null || intervention.From is not { } start || treated.Count == 0) return Nothing(subject, treated, null, null);
        var (before, after) = (WeekSpan.Before(start, history.First), WeekSpan.After(start, history.Last));
        if (before is null || after is null || before.Weeks < LeastBefore || after.Weeks < LeastAfter) return Nothing(subject, treated, before, after);

        var matched = Match(intervention, treated, before, after);
        int[] Weeks(IEnumerable<string> codes, WeekSpan span) => history.Weeks(codes, intervention.Categories, span);
        var (t0, t1) = (Weeks(treated, before), Weeks(treated, after));
        var (c0, c1) = (Weeks(matched.Comparison, before), Weeks(matched.Comparison, after));
        var compared = matched.Against != Effect.BeforeAlone;
        var dispersion = compared ? RateRatio.DispersionOf(t0, t1, c0, c1) : RateRatio.DispersionOf(t0, t1);
        if (matched.Against == Effect.RestOfKommun) dispersion = Math.Max(dispersion, RestOfKommun.Dispersion(t0, c0, t1, c1));
        // Of one after-period: the reports that came or did not come in it.
        var lengths = new Lengths((double)before.Weeks / after.Weeks, 1);
        var ratio = compared ? RateRatio.Of(t0.Sum(), t1.Sum(), c0.Sum(), c1.Sum(), dispersion) : RateRatio.Of(t0.Sum(), t1.Sum(), lengths, dispersion);
        // A difference in reports, unlike a ratio, needs areas of like size.
        var wdd = matched.Against == Effect.LikeAreas ? Differences(treated, matched, Weeks, before, after, lengths, dispersion) : null;
        var (d0, d1) = (Weeks(matched.Around, before), Weeks(matched.Around, after));

        var size = matched.Against == Effect.RestOfKommun ? (double)c0.Sum() / t0.Sum() : (double)matched.Comparison.Count / treated.Count;
        var measured = new Effect(
            subject, before, after, matched.Against, Group(treated, t0, t1)!, Group(matched.Comparison, c0, c1), Group(matched.Around, d0, d1),
            Group(matched.AroundComparison, Weeks(matched.AroundComparison, before), Weeks(matched.AroundComparison, after)), wdd,
            new(ratio.Interval.Estimate, ratio.Interval.Low, ratio.Interval.High, ratio.Log, ratio.StandardError, ratio.Dispersion),
            compared && matched.Around.Count > 0 ? DisplacementQuotient.Of(t0.Sum(), t1.Sum(), d0.Sum(), d1.Sum(), c0.Sum(), c1.Sum()) : null,
            curves ? SegmentedRegression.Of([.. t0, .. t1], before.Weeks) : null,
            curves ? Weekly(before, after, [.. t0, .. t1], compared ? [.. c0, .. c1] : null, size) : [],
            Grading.Level(matched.Against, t0, compared ? c0 : null, dispersion),
            Grading.Cautions(
                intervention, t0, t1, matched.Against, [.. matched.Comparison.Select(code => areas.Named(code).Name)], (Rest(treated, before), Rest(treated, after)), Others(intervention, treated, after)), "");
        return measured with { Sentence = EffectSentence.Of(measured) };
    }

    private Effect Nothing(Effect.Subject subject, IReadOnlyList<string> treated, WeekSpan? before, WeekSpan? after)
    {
        var effect = new Effect(
            subject, before, after, null, new([.. treated.Select(areas.Named)], 0, 0), null, null, null, null, null, null, null, [],
            new(1, [before is null ? "nothing-before" : after is null || after.Weeks < LeastAfter ? "too-early" : "short-before"]), [], "");
        return effect with { Sentence = EffectSentence.Of(effect) };
    }

    private Matched Match(MeasuredIntervention intervention, IReadOnlyList<string> treated, WeekSpan before, WeekSpan after)
    {
        var around = areas.Around(treated);
        var sameKind = intervention.Kind is null ? [] : interventions
            .Where(other => other.Id != intervention.Id && other.Kind == intervention.Kind && other.GoesOnDuring(after)).SelectMany(other => other.Areas).Distinct().ToList();
        // Neither the treated areas nor those around them, nor what lies above or below any of these; nor areas with an intervention of the same kind.
        var candidates = areas.Codes.Where(code => !treated.Concat(around).Concat(sameKind).Any(taken => areas.Overlap(taken, code))).ToList();
        var comparison = ComparisonAreas.Match(Pasts(treated), Pasts(candidates), areas.Overlap);
        if (comparison.Count == 0)
        {
            var rest = areas.Outermost(candidates);
            return RestOfKommun.WentTheSameWay(Course(treated), Course(rest)) ? new(Effect.RestOfKommun, rest, around, []) : new(Effect.BeforeAlone, [], around, []);
        }
        var left = candidates.Where(code => !comparison.Any(taken => areas.Overlap(taken, code)));
        return new(Effect.LikeAreas, comparison, around, around.Count == 0 ? [] : ComparisonAreas.Match(Pasts(around), Pasts(left), areas.Overlap));

        int[] Course(IEnumerable<string> codes) => history!.Weeks(codes, intervention.Categories, before);

        List<ComparisonAreas.Past> Pasts(IEnumerable<string> codes) =>
            [.. codes.Select(code => new ComparisonAreas.Past(code, history!.Weeks(code, intervention.Categories, before)))];
    }

    private static Effect.Differences Differences(
        IReadOnlyList<string> treated, Matched matched, Func<IEnumerable<string>, WeekSpan, int[]> weeks, WeekSpan before, WeekSpan after, Lengths lengths, double dispersion)
    {
        var local = WeightedDisplacement.Of(Counts(treated, 1), Counts(matched.Comparison, (double)matched.Comparison.Count / treated.Count), lengths, dispersion);
        if (matched.Around.Count == 0 || matched.AroundComparison.Count == 0) return new(Answer(local), null, null);
        var displacement = WeightedDisplacement.Of(
            Counts(matched.Around, 1), Counts(matched.AroundComparison, (double)matched.AroundComparison.Count / matched.Around.Count), lengths, dispersion);
        return new(Answer(local), Answer(displacement), Answer(local + displacement));

        Counts Counts(IReadOnlyList<string> codes, double size) => new(weeks(codes, before).Sum(), weeks(codes, after).Sum(), size);

        static Effect.Difference Answer(Difference difference) =>
            new(difference.Estimate, difference.StandardError, difference.Interval().Low, difference.Interval().High, difference.Z);
    }

    private int[] Rest(IReadOnlyList<string> treated, WeekSpan span) =>
        [.. history!.Weeks(municipality, [], span).Zip(history.Weeks(treated, [], span), (whole, own) => Math.Max(0, whole - own))];

    private List<int> Others(MeasuredIntervention intervention, IReadOnlyList<string> treated, WeekSpan after) =>
        [.. interventions.Where(other => other.Id != intervention.Id && other.GoesOnDuring(after) && other.Areas.Any(area => treated.Any(own => areas.Overlap(own, area))))
            .Select(other => other.Number)];

    private Effect.Group? Group(IReadOnlyList<string> codes, int[] before, int[] after) =>
        codes.Count == 0 ? null : new([.. codes.Select(areas.Named)], before.Sum(), after.Sum());

    private static List<Effect.WeekPair> Weekly(WeekSpan before, WeekSpan after, int[] treated, int[]? comparison, double size) =>
        [.. before.First.To(before.Last).Concat(after.First.To(after.Last)).Select((week, i) =>
            new Effect.WeekPair(week.ToString(), treated[i], comparison is null ? null : Math.Round(comparison[i] / size, 2)))];
}
