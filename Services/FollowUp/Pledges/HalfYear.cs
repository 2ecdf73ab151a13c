using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Est.FollowUp.Pledges;

/// <summary>Half a calendar year, written <c>2026-H2</c>: how often a pledge's status is told.</summary>
public readonly record struct HalfYear(int Year, int Number)
{
    public DateOnly First => new(Year, Number == 1 ? 1 : 7, 1);
    public DateOnly Last => First.AddMonths(6).AddDays(-1);
    public HalfYear Next => Of(Last.AddDays(1));

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    public override string ToString() => $"{Year:0000}-H{Number}";

    public static bool TryParse([NotNullWhen(true)] string? text, out HalfYear half)
    {
        half = default;
        if (text is not { Length: 7 } || text[4..6] != "-H" || text[6] is not ('1' or '2')) return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2999) return false;
        half = new(year, text[6] - '0');
        return true;
    }

    /// <summary>
    /// When the next status of a pledge is due: the last day of the first half year of its time that has none.
    /// </summary>
    /// <returns>Null when all of its half years have one.</returns>
    public static DateOnly? Due(DateOnly from, DateOnly to, IReadOnlyCollection<string> told)
    {
        for (var half = Of(from); half.First <= to; half = half.Next)
            if (!told.Contains(half.ToString())) return half.Last;
        return null;
    }
}
