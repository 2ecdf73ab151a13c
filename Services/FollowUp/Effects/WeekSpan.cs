using System.Text.Json.Serialization;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Effects;

/// <summary>Whole weeks, from the first to the last.</summary>
public sealed record WeekSpan([property: JsonIgnore] Week First, [property: JsonIgnore] Week Last)
{
    public string From => First.ToString();
    public string To => Last.ToString();
    public int Weeks => (Last.Monday.DayNumber - First.Monday.DayNumber) / 7 + 1;

    /// <summary>The longest that is looked at, before and after: a year, so that the seasons are even.</summary>
    public const int Most = 52;

    /// <summary>The last weeks before the one that the intervention began in, as far back as there are counts; null where there are none.</summary>
    public static WeekSpan? Before(DateOnly start, Week firstCounted)
    {
        var last = Week.Of(start).Previous;
        var first = last.Plus(1 - Most);
        return last < firstCounted ? null : new(first < firstCounted ? firstCounted : first, last);
    }

    /// <summary>
    /// The weeks since the intervention began, whether or not it has ended, up to the last complete one. The week it began in counts only when it began on the
    /// Monday: a week that is half before and half after says nothing. Null while there is none.
    /// </summary>
    public static WeekSpan? After(DateOnly start, Week lastComplete)
    {
        var week = Week.Of(start);
        var first = start == week.Monday ? week : week.Next;
        var last = first.Plus(Most - 1);
        return lastComplete < first ? null : new(first, lastComplete < last ? lastComplete : last);
    }
}
