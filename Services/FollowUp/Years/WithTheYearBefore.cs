using Est.FollowUp.Effects;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Years;

/// <summary>
/// Sets a year beside the one before, week by week, from the first week that the kommun reported in: reports that began in October would make any year after look several times worse.
/// A week 53 has none of its own to be set beside.
/// </summary>
public sealed class WithTheYearBefore
{
    /// <summary>Of weeks: with fewer, one bad week decides.</summary>
    public const int LeastWeeks = 8;

    private readonly CountedHistory history;
    private readonly WeekSpan? now, then;

    /// <param name="year">The year's complete weeks.</param>
    public WithTheYearBefore(CountedHistory history, WeekSpan year)
    {
        this.history = history;
        var weeks = year.First.To(year.Last).Where(week => week.SameWeekLastYear.Number == week.Number && week.SameWeekLastYear >= history.First).ToList();
        if (weeks.Count >= LeastWeeks) (now, then) = (new(weeks[0], weeks[^1]), new(weeks[0].SameWeekLastYear, weeks[^1].SameWeekLastYear));
    }

    /// <returns>Null where too few weeks can be compared.</returns>
    public YearReport.SameWeeks? Of(string area) =>
        now is null || then is null ? null : new(now.From, now.Weeks, history.Weeks(area, [], now).Sum(), history.Weeks(area, [], then).Sum());
}
