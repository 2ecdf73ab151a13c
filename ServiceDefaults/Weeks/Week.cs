using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Est.ServiceDefaults.Http;

namespace Est.ServiceDefaults.Weeks;

/// <summary>An ISO 8601 week in Swedish local time, written <c>2026-W47</c>; the texts sort as the weeks do.</summary>
public readonly record struct Week : IComparable<Week>
{
    // Narrower than what can be computed, so that a week from input may be reckoned back and forth.
    private const int FirstYear = 1900, LastYear = 2999;

    /// <exception cref="ArgumentOutOfRangeException">The year has no such week.</exception>
    public Week(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, ISOWeek.GetWeeksInYear(year));
        (Year, Number) = (year, number);
    }

    /// <summary>The ISO week's year, which differs from the calendar's around New Year.</summary>
    public int Year { get; }

    /// <summary>1 to 52 or 53.</summary>
    public int Number { get; }

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>The first instant: Monday 00.00 in Sweden.</summary>
    public DateTimeOffset Start => SwedishTime.StartOf(Monday);

    /// <summary>The first instant that no longer belongs to the week.</summary>
    public DateTimeOffset End => SwedishTime.StartOf(Monday.AddDays(7));

    public Week Previous => Plus(-1);
    public Week Next => Plus(1);

    /// <summary>
    /// The week of the same number a year before, since that is what people mean by "vecka 47 i fjol". Years with a week 53 are
    /// five or six years apart, so the year before never has one: week 53 compares with week 52 of the year before, and
    /// no week of the year after compares with week 53 (its week 52 compares with week 52, its week 1 with week 1).
    /// </summary>
    public Week SameWeekLastYear => new(Year - 1, Math.Min(Number, ISOWeek.GetWeeksInYear(Year - 1)));

    public static Week Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(SwedishTime.Local(instant)));

    public static Week Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new Week(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    public Week Plus(int weeks) => Of(Monday.AddDays(7 * weeks));

    public bool Contains(DateTimeOffset instant) => Of(instant) == this;

    /// <summary>Every week from this one to <paramref name="last"/>, both included; none when that one is earlier.</summary>
    public IEnumerable<Week> To(Week last)
    {
        for (var week = this; week <= last; week = week.Next) yield return week;
    }

    public override string ToString() => $"{Year:0000}-W{Number:00}";

    public static bool TryParse([NotNullWhen(true)] string? text, out Week week)
    {
        week = default;
        if (text is not { Length: 8 } || text[4] != '-' || text[5] != 'W') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return false;
        if (!int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        if (year is < FirstYear or > LastYear || number < 1 || number > ISOWeek.GetWeeksInYear(year)) return false;
        week = new Week(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not an ISO week.</exception>
    public static Week Parse(string text) => TryParse(text, out var week) ? week : throw new FormatException("Not an ISO week such as 2026-W47.");

    /// <summary>Reads a week from input; adds an error under <paramref name="field"/> and returns null when it is none.</summary>
    public static Week? Read(string? text, string field, ICollection<FieldError> errors)
    {
        if (TryParse(text, out var week)) return week;
        errors.Add(new FieldError(field, "not-a-week", "Write an ISO week that the year has, such as 2026-W47."));
        return null;
    }

    /// <summary>
    /// Reads the span of weeks that <c>from</c> and <c>to</c> of a request ask for; empty with at least one error when it is none.
    /// </summary>
    /// <param name="current">The last week when <paramref name="to"/> is absent.</param>
    /// <param name="count">How many weeks, up to the last, when <paramref name="from"/> is absent.</param>
    public static IReadOnlyList<Week> ReadSpan(string? from, string? to, Week current, int count, int most, ICollection<FieldError> errors)
    {
        var last = to is null ? current : Read(to, "to", errors);
        var first = from is null ? last?.Plus(1 - count) : Read(from, "from", errors);
        if (first is not { } start || last is not { } end) return [];
        if (end < start) errors.Add(new FieldError("to", "before-from", "The last week must not be before the first."));
        else if (end > start.Plus(most - 1)) errors.Add(new FieldError("from", "too-long", $"Ask for {most} weeks at most."));
        else return [.. start.To(end)];
        return [];
    }

    public int CompareTo(Week other) => (Year, Number).CompareTo((other.Year, other.Number));
    public static bool operator <(Week left, Week right) => left.CompareTo(right) < 0;
    public static bool operator >(Week left, Week right) => left.CompareTo(right) > 0;
    public static bool operator <=(Week left, Week right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Week left, Week right) => left.CompareTo(right) >= 0;
}
