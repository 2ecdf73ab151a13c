using Est.FollowUp.Effects;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Years;

/// <summary>Makes the year's report from what is known at its end, or now while it lasts.</summary>
public static class MakeYear
{
    /// <summary>What the database counts.</summary>
    /// <param name="Levels">Weeks per area and level.</param>
    public sealed record Rows(
        IReadOnlyDictionary<string, YearReport.Levels> Levels, YearReport.Kept Promised, YearReport.ReviewOutcomes Reviews, YearReport.PledgeStatuses Pledges);

    /// <param name="read">Knows nothing after <paramref name="last"/>.</param>
    /// <param name="last">The year's last complete week; null while it has none.</param>
    public static YearReport Of(int year, Week? last, EffectReader read, KindNames names, Rows rows)
    {
        var span = last is { } end ? new WeekSpan(new Week(year, 1), end) : null;
        var beside = span is not null && read.History is { } counted ? new WithTheYearBefore(counted, span) : null;
        var (total, compared) = (span is null ? 0 : read.History?.Weeks(read.Municipality, [], span).Sum() ?? 0, beside?.Of(read.Municipality));
        var (kinds, uncompared, notCompared) = Sorted(year, read, names);
        var report = new YearReport(
            year, last?.Number ?? 0, total, Whole(compared), compared, kinds, uncompared, notCompared, Areas(span, beside, read, rows), rows.Promised, rows.Reviews, rows.Pledges, []);
        return report with { Sentences = YearSentences.Of(report) };
    }

    private static int? Whole(YearReport.SameWeeks? compared) => compared is { IsPart: false } ? compared.LastYear : null;

    /// <summary>Those with fewest reports against their comparison first.</summary>
    public static IReadOnlyList<YearReport.KindResult> Kinds(int year, EffectReader read, KindNames names) => Sorted(year, read, names).Kinds;

    private static (List<YearReport.KindResult> Kinds, List<YearReport.KindResult> Uncompared, List<YearReport.KindAlone> NotCompared) Sorted(int year, EffectReader read, KindNames names)
    {
        var (kinds, uncompared, alone, measure) = (new List<YearReport.KindResult>(), new List<YearReport.KindResult>(), new List<YearReport.KindAlone>(), read.Measure);
        foreach (var kind in read.Interventions.Where(i => i.IsMeasured && i.Kind is not null && WentOn(i, year)).GroupBy(i => i.Kind!))
        {
            var (name, effects) = (names.Of(kind.Key)!, kind.Select(i => measure.Of(i, curves: false)).ToList());
            if (KindAnalysis.Of(kind.Key, name, effects) is { } result) kinds.Add(result);
            else if (KindAnalysis.Uncompared(kind.Key, name, effects) is { } weak) uncompared.Add(weak);
            else alone.Add(new(kind.Key, name, effects.Count, YearSentences.NotCompared(name, effects.Count)));
        }
        return (BestFirst(kinds), BestFirst(uncompared), [.. alone.OrderBy(kind => kind.Name, StringComparer.Create(InSwedish.Culture, false))]);
    }

    private static List<YearReport.KindResult> BestFirst(IEnumerable<YearReport.KindResult> kinds) => [.. kinds.OrderBy(kind => kind.Ratio).ThenBy(kind => kind.Kind, StringComparer.Ordinal)];

    /// <summary>By weeks, as all of Est's years are.</summary>
    private static bool WentOn(MeasuredIntervention intervention, int year) =>
        Week.Of(intervention.From!.Value).Year <= year && (intervention.Until is not { } until || Week.Of(until).Year >= year);

    private static List<YearReport.Area> Areas(WeekSpan? span, WithTheYearBefore? beside, EffectReader read, Rows rows)
    {
        if (span is null || beside is null || read.History is not { } history) return [];
        return
        [
            .. read.Areas.Codes.Select(code =>
            {
                var (weeks, compared) = (history.Weeks(code, [], span), beside.Of(code));
                return new YearReport.Area(code, read.Areas.Named(code).Name, weeks, weeks.Sum(), Whole(compared), compared, rows.Levels.GetValueOrDefault(code, new(0, 0, 0)));
            }).OrderByDescending(area => area.Total).ThenBy(area => area.Name, StringComparer.Create(InSwedish.Culture, false)),
        ];
    }
}
