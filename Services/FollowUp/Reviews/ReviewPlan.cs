using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Reviews;

/// <summary>
/// When an intervention is to be reviewed. Few enough that a coordinator of a small kommun can do them all: a review of a higher tier takes the
/// place of a lower one near it, and what goes well is looked at more and more seldom.
/// </summary>
public static class ReviewPlan
{
    /// <summary>Weeks until the next look of the meeting, after 0, 1, 2 or more looks in a row that said "continue".</summary>
    private static readonly int[] WeeksBetweenLooks = [1, 2, 4];

    /// <summary>An intervention that has gone on for fewer days when its quarter ends waits for the end of the next one.</summary>
    private const int FewestDaysOfQuarter = 28;

    /// <summary>The same for the year.</summary>
    private const int FewestDaysOfYear = 91;

    /// <summary>A review of a higher tier within so many days after one of a lower tier takes its place.</summary>
    private const int SameOccasion = 28;

    /// <param name="Due">The last day on which it is in time.</param>
    public sealed record Planned(string Tier, DateOnly Due);

    /// <summary>A review that was decided.</summary>
    public sealed record Decided(string Tier, DateOnly On, string Outcome);

    /// <summary>The reviews that are waited for, at most one of each tier, lowest first.</summary>
    /// <param name="startedOn">The day the intervention began, or was entered where it had begun before that.</param>
    /// <param name="isDone">True when the work is done and only the outcome is to be judged: then there is one review.</param>
    /// <param name="reviewAt">When people said that it shall be reviewed; null when they did not.</param>
    /// <param name="decided">In any order.</param>
    /// <param name="cadence"><see cref="PeriodKind.Quarter"/> or <see cref="PeriodKind.Tertial"/>.</param>
    public static IReadOnlyList<Planned> Of(DateOnly startedOn, bool isDone, DateOnly? reviewAt, IReadOnlyCollection<Decided> decided, PeriodKind cadence)
    {
        var higher = decided.Where(d => d.Tier != Review.Week).ToList();
        var ends = EndOf(cadence, LastOf(higher, startedOn), FewestDaysOfQuarter);
        // What people said stands until it is decided, also where the day had passed when they said it.
        var said = higher.All(d => d.On < reviewAt) ? reviewAt : null;
        // Who waits with the outcome of what is done may wait as long as was said; what goes on is looked at every quarter at least.
        var quarter = isDone ? said ?? ends : said < ends ? said.Value : ends;
        if (isDone) return [new(Review.Quarter, quarter)];

        var year = EndOf(PeriodKind.Year, LastOf(decided.Where(d => d.Tier == Review.Year), startedOn), FewestDaysOfYear);
        Planned high = year.DayNumber - quarter.DayNumber is var apart && apart <= SameOccasion
            ? new(Review.Year, year < quarter ? year : quarter)
            : new(Review.Quarter, quarter);
        var week = NextLook(startedOn, decided);
        List<Planned> planned = week < Week.Of(high.Due).Monday ? [new(Review.Week, week), high] : [high];
        if (high.Tier != Review.Year) planned.Add(new(Review.Year, year));
        return planned;
    }

    /// <summary>The Friday on which the meeting looks at it next: 1, 2, 4, 4, … weeks apart while all goes on as it was.</summary>
    private static DateOnly NextLook(DateOnly startedOn, IReadOnlyCollection<Decided> decided)
    {
        var latest = decided.OrderByDescending(d => d.On).ToList();
        var calm = latest.TakeWhile(d => d.Outcome == Interventions.InterventionStates.Continue).Count(d => d.Tier == Review.Week);
        var apart = WeeksBetweenLooks[Math.Min(calm, WeeksBetweenLooks.Length - 1)];
        return Week.Of(LastOf(decided, startedOn)).Plus(apart).Monday.AddDays(4);
    }

    private static DateOnly LastOf(IEnumerable<Decided> decided, DateOnly startedOn) =>
        decided.Select(d => d.On).Append(startedOn).Max();

    private static DateOnly EndOf(PeriodKind kind, DateOnly since, int fewestDays)
    {
        var period = Period.Of(kind, since);
        while (period.To.DayNumber - since.DayNumber < fewestDays) period = period.Next;
        return period.To;
    }
}
