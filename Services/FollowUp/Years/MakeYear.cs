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
        var (now, then) = last is { } end ? (Sum(new(new Week(year, 1), end)), SumLastYear(new(new Week(year, 1), end))) : (0, 0);
        var (kinds, notCompared) = Sorted(year, read, names);
        var report = new YearReport(year, last?.Number ?? 0, now, then, kinds, notCompared, Areas(year, last, read, rows), rows.Promised, rows.Reviews, rows.Pledges, []);
        return report with { Sentences = YearSentences.Of(report) };

        int Sum(WeekSpan span) => read.History?.Weeks(read.Municipality, [], span).Sum() ?? 0;
        int SumLastYear(WeekSpan span) => read.History is { } history ? OfLastYear(history, read.Municipality, span) : 0;
    }

    /// <summary>Those with fewest reports against their comparison first.</summary>
    public static IReadOnlyList<YearReport.KindResult> Kinds(int year, EffectReader read, KindNames names) => Sorted(year, read, names).Kinds;

    private static (List<YearReport.KindResult> Kinds, List<YearReport.KindAlone> NotCompared) Sorted(int year, EffectReader read, KindNames names)
    {
        var (kinds, alone, measure) = (new List<YearReport.KindResult>(), new List<YearReport.KindAlone>(), read.Measure);
        foreach (var kind in read.Interventions.Where(i => i.IsMeasured && i.Kind is not null && WentOn(i, year)).GroupBy(i => i.Kind!))
        {
            var (name, effects) = (names.Of(kind.Key)!, kind.Select(i => measure.Of(i, curves: false)).ToList());
            if (KindAnalysis.Of(kind.Key, name, effects) is { } result) kinds.Add(result);
            else alone.Add(new(kind.Key, name, effects.Count, YearSentences.NotCompared(name, effects.Count)));
        }
        return ([.. kinds.OrderBy(kind => kind.Ratio).ThenBy(kind => kind.Kind, StringComparer.Ordinal)], [.. alone.OrderBy(kind => kind.Name, StringComparer.Create(InSwedish.Culture, false))]);
    }

    /// <summary>By weeks, as all of Est's years are.</summary>
    private static bool WentOn(MeasuredIntervention intervention, int year) =>
        Week.Of(intervention.From!.Value).Year <= year && (intervention.Until is not { } until || Week.Of(until).Year >= year);

    private static List<YearReport.Area> Areas(int year, Week? last, EffectReader read, Rows rows)
    {
        if (last is not { } end || read.History is not { } history) return [];
        var span = new WeekSpan(new Week(year, 1), end);
        return
        [
            .. read.Areas.Codes.Select(code =>
            {
                var weeks = history.Weeks(code, [], span);
                return new YearReport.Area(code, read.Areas.Named(code).Name, weeks, weeks.Sum(), OfLastYear(history, code, span), rows.Levels.GetValueOrDefault(code, new(0, 0, 0)));
            }).OrderByDescending(area => area.Total).ThenBy(area => area.Name, StringComparer.Create(InSwedish.Culture, false)),
        ];
    }

    private static int OfLastYear(CountedHistory history, string code, WeekSpan span) =>
        history.Weeks(code, [], new(span.First.SameWeekLastYear, span.Last.SameWeekLastYear)).Sum();
}
