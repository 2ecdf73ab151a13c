using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.Meetings;

/// <summary>When a kommun's meetings are held.</summary>
/// <param name="Weekday">1 Monday to 5 Friday.</param>
/// <param name="Time">Swedish local time.</param>
/// <param name="EveryWeeks">1 every week, 2 every other.</param>
/// <param name="From">The first meeting is held in the week of this day.</param>
/// <param name="SkipHolidays">No meeting on a public holiday; else it is held all the same.</param>
public sealed record MeetingPlan(int Weekday, TimeOnly Time, int Minutes, int EveryWeeks, DateOnly From, string Place, bool SkipHolidays)
{
    /// <summary>EST's own rhythm: half an hour each week.</summary>
    public static MeetingPlan Default(DateOnly today) => new(3, new TimeOnly(9, 0), 30, 1, today, "", SkipHolidays: true);

    /// <summary>A meeting that the plan gives.</summary>
    /// <param name="Week">The week whose picture it agrees: the one before the meeting's own when it is held from Monday to Wednesday, else its own.</param>
    /// <param name="Cancelled">The holiday for which it is not held; null when it is.</param>
    public sealed record Occasion(Week Week, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Cancelled);

    /// <summary>The meeting that agrees the picture of a week; null when the rhythm has none for it.</summary>
    public Occasion? Of(Week week)
    {
        var weeks = (HeldIn(week).Monday.DayNumber - Week.Of(From).Monday.DayNumber) / 7;
        return weeks < 0 || weeks % EveryWeeks != 0 ? null : At(week);
    }

    /// <summary>When a meeting about the picture of a week is held, if there is one.</summary>
    public Occasion At(Week week)
    {
        var day = HeldIn(week).Monday.AddDays(Weekday - 1);
        var start = SwedishTime.At(day, Time);
        return new Occasion(week, start, start.AddMinutes(Minutes), SkipHolidays ? SwedishHolidays.NameOf(day) : null);
    }

    private Week HeldIn(Week week) => Weekday <= LastDayThatLooksBack ? week.Next : week;

    /// <summary>The meetings for the pictures of a span of weeks, both ends included.</summary>
    public IEnumerable<Occasion> Between(Week first, Week last) => first.To(last).Select(Of).OfType<Occasion>();

    // Early in a week there is nothing of it to look at yet.
    private const int LastDayThatLooksBack = 3;
}
