using System.Globalization;
using System.Text.RegularExpressions;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Imports.Inspecting;

/// <summary>Which of the first two numbers is the day where a date is written as <c>05.06.2026</c>.</summary>
internal enum DateOrder { DayFirst, MonthFirst }

/// <summary>A day, and a time of day where one is written.</summary>
internal readonly record struct Moment(DateOnly Day, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>The instant, or the beginning of the day, in Swedish time unless an offset is written.</summary>
    public DateTimeOffset Start => Offset is { } offset
        ? new DateTimeOffset(Day.ToDateTime(Time ?? TimeOnly.MinValue), offset)
        : Time is { } time ? SwedishTime.At(Day, time) : SwedishTime.StartOf(Day);
}

/// <summary>
/// Reads times as they are written in Swedish tables: <c>2026-11-20</c>, <c>2026-11-20 kl. 21.30</c>, <c>2026-11-20T21:30:00+01:00</c>, <c>20261120</c>,
/// <c>20 nov 2026</c>, <c>fredag den 20 november 2026 kl 21.30</c>, <c>20.11.2026</c>, <c>20/11 2026</c>, <c>20/11-26</c>.
/// </summary>
internal static partial class SwedishDates
{
    private const int Longest = 64;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public static bool TryRead(string text, DateOrder order, out Moment moment)
    {
        moment = default;
        if (text.Length is < 6 or > Longest) return false;
        var match = Written().Match(text);
        if (!match.Success) return false;
        var (year, month, day) = match.Groups["name"].Success
            ? (Number(match, "y"), MonthOf(match.Groups["name"].ValueSpan), Number(match, "d"))
            : match.Groups["a"].Success ? Ordered(match, order) : (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var date = new DateOnly(year, month, day);
        TimeOnly? time = null;
        if (match.Groups["h"].Success)
        {
            if (!TryTime(match, out var clock, out var nextDay)) return false;
            time = clock;
            if (nextDay) date = date.AddDays(1);
        }
        TimeSpan? offset = null;
        if (match.Groups["z"].Success)
        {
            if (OffsetOf(match.Groups["z"].ValueSpan) is not { } written) return false;
            offset = written;
        }
        moment = new Moment(date, time, offset);
        return true;
    }

    /// <summary>A time of day alone: <c>21:30</c>, <c>kl. 21.30</c>, <c>2130</c>.</summary>
    public static bool TryReadTime(string text, out TimeOnly time)
    {
        time = default;
        return text.Length <= Longest && Clock().Match(text) is { Success: true } match && TryTime(match, out time, out _);
    }

    /// <summary>The order that the values show by a number above twelve; null when none of them is a date of that kind, or none tells.</summary>
    public static DateOrder? OrderOf(IEnumerable<string> texts)
    {
        DateOrder? found = null;
        foreach (var text in texts)
        {
            if (text.Length is < 6 or > Longest || Written().Match(text) is not { Success: true } match || !match.Groups["a"].Success) continue;
            if (Number(match, "a") > 12) return DateOrder.DayFirst;
            if (Number(match, "b") > 12) found = DateOrder.MonthFirst;
        }
        return found;
    }

    public static bool IsYearFirst(string text) => text.Length is >= 6 and <= Longest && Written().Match(text) is { Success: true } match && match.Groups["m"].Success;

    private static (int Year, int Month, int Day) Ordered(Match match, DateOrder order)
    {
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (match.Groups["y"].Length == 2) year += 2000;
        var monthFirst = second > 12 || first <= 12 && order == DateOrder.MonthFirst;
        return monthFirst ? (year, first, second) : (year, second, first);
    }

    private static bool TryTime(Match match, out TimeOnly time, out bool nextDay)
    {
        time = default;
        var (hour, minute, second) = (Number(match, "h"), Number(match, "min"), Number(match, "s"));
        nextDay = (hour, minute, second) == (24, 0, 0);
        if (nextDay) return true;
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new TimeOnly(hour, minute, second);
        return true;
    }

    private static TimeSpan? OffsetOf(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "z") return TimeSpan.Zero;
        var (hours, minutes) = (Whole(text[1..3]), Whole(text[^2..]));
        if (hours > 14 || minutes > 59 || hours == 14 && minutes > 0) return null;
        return (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
    }

    private static int MonthOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Months.Length; i++)
            if (name.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase)) return i + 1;
        // Excel in English, and "mars" is "mar" already.
        return name.StartsWith("may", StringComparison.OrdinalIgnoreCase) ? 5 : name.StartsWith("oct", StringComparison.OrdinalIgnoreCase) ? 10 : 0;
    }

    private static int Number(Match match, string group) => match.Groups[group].Success ? Whole(match.Groups[group].ValueSpan) : 0;

    private static int Whole(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    private const string TimeOfDay = @"(?<h>[0-9]{1,2})([:.](?<min>[0-9]{2})([:.](?<s>[0-9]{2})([.,][0-9]{1,9})?)?|(?<min>[0-9]{2}))?";

    [GeneratedRegex(
        @"^\s*((mån|tis|ons|tor|fre|lör|sön)[a-zåäö]*[.,]?\s+)?(den\s+)?
        ( (?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})
        | (?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9])
        | (?<a>[0-9]{1,2})[./-]\s?(?<b>[0-9]{1,2})([./-]\s?|\s+)(?<y>[0-9]{4}|[0-9]{2})(?![0-9])
        | (?<d>[0-9]{1,2})[.:]?[a]?[\s-]+(?<name>[a-zåäö]{3,10})[.]?[\s,-]+(?<y>[0-9]{4}))
        (([T,\s]+)((klockan|kl)[.:]?\s*)?" + TimeOfDay + @"\s*(?<z>Z|[+-][0-9]{2}:?[0-9]{2})?)?\s*$", Options)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\s*((klockan|kl)[.:]?\s*)?" + TimeOfDay + @"\s*$", Options)]
    private static partial Regex Clock();
}
