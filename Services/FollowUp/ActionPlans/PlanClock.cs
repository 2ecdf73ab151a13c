namespace Est.FollowUp.ActionPlans;

/// <summary>Picture and plan are to be renewed at least every other year (lag 2023:196).</summary>
public static class PlanClock
{
    public const int Years = 2;

    /// <summary>A committee and a board need half a year: from then on the clock is yellow.</summary>
    public const int YellowDays = 182;

    public sealed record Reading(DateOnly? DueBy, int? DaysLeft, string Colour);

    /// <param name="decided">When the latest plan was decided; null when none is.</param>
    public static Reading Read(DateOnly? decided, DateOnly today)
    {
        if (decided is not { } day) return new(null, null, "none");
        var due = day.AddYears(Years);
        var left = due.DayNumber - today.DayNumber;
        return new(due, left, left < 0 ? "red" : left <= YellowDays ? "yellow" : "green");
    }
}
