using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Est.ServiceDefaults.Http;

namespace Est.ServiceDefaults.Weeks;

public enum PeriodKind
{
    Week,
    Quarter,
    Tertial,
    Year,
}

/// <summary>
/// A week, quarter, tertial (four months) or year, written <c>2026-W47</c>, <c>2026-Q4</c>, <c>2026-T3</c>, <c>2026</c>. A week belongs to the
/// longer period that its Thursday lies in, as ISO 8601 does with years: each week has exactly one quarter, tertial and year.
/// </summary>
public readonly record struct Period
{
    private const int FirstYear = 1900, LastYear = 2999;

    private Period(PeriodKind kind, int year, int number, DateOnly from, DateOnly to) => (Kind, Year, Number, From, To) = (kind, year, number, from, to);

    public PeriodKind Kind { get; }
    public int Year { get; }

    /// <summary>Number of the week, quarter or tertial; 1 for a year.</summary>
    public int Number { get; }

    /// <summary>First day.</summary>
    public DateOnly From { get; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; }

    /// <summary>The weeks that belong to it, oldest first.</summary>
    public IEnumerable<Week> Weeks => FirstWeek.To(LastWeek);

    public Week FirstWeek => Thursday(From, atOrAfter: true);

    public Week LastWeek => Thursday(To, atOrAfter: false);

    public Period Next => Of(Kind, To.AddDays(1));

    public Period Previous => Of(Kind, From.AddDays(-1));

    /// <summary>The period of this kind that a day lies in.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Week => OfWeek(Week.Of(day)),
        PeriodKind.Quarter => OfMonths(kind, day.Year, (day.Month - 1) / 3 + 1, 3),
        PeriodKind.Tertial => OfMonths(kind, day.Year, (day.Month - 1) / 4 + 1, 4),
        _ => OfMonths(kind, day.Year, 1, 12),
    };

    public static Period OfWeek(Week week) => new(PeriodKind.Week, week.Year, week.Number, week.Monday, week.Monday.AddDays(6));

    public bool Contains(Week week) => FirstWeek <= week && week <= LastWeek;

    public override string ToString() => Kind switch
    {
        PeriodKind.Week => $"{Year:0000}-W{Number:00}",
        PeriodKind.Quarter => $"{Year:0000}-Q{Number}",
        PeriodKind.Tertial => $"{Year:0000}-T{Number}",
        _ => $"{Year:0000}",
    };

    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (Week.TryParse(text, out var week))
        {
            period = OfWeek(week);
            return true;
        }
        if (text is not { Length: 4 or 7 } || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return false;
        if (year is < FirstYear or > LastYear) return false;
        if (text.Length == 4)
        {
            period = OfMonths(PeriodKind.Year, year, 1, 12);
            return true;
        }
        if (text[4] != '-') return false;
        switch (text[5], text[6])
        {
            case ('Q', >= '1' and <= '4'): period = OfMonths(PeriodKind.Quarter, year, text[6] - '0', 3); return true;
            case ('T', >= '1' and <= '3'): period = OfMonths(PeriodKind.Tertial, year, text[6] - '0', 4); return true;
            default: return false;
        }
    }

    /// <exception cref="FormatException">The text is not a period.</exception>
    public static Period Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException("Not a period such as 2026-W47, 2026-Q4, 2026-T3 or 2026.");

    /// <summary>Reads a period from input; adds an error under <paramref name="field"/> and returns null when it is none of these kinds.</summary>
    public static Period? Read(string? text, string field, ICollection<FieldError> errors, params IReadOnlyList<PeriodKind> kinds)
    {
        if (TryParse(text, out var period) && (kinds.Count == 0 || kinds.Contains(period.Kind))) return period;
        errors.Add(new FieldError(field, "not-a-period", "Write a period such as " + string.Join(" or ", (kinds.Count == 0 ? Enum.GetValues<PeriodKind>() : kinds).Select(Example)) + "."));
        return null;
    }

    private static string Example(PeriodKind kind) => kind switch
    {
        PeriodKind.Week => "2026-W47",
        PeriodKind.Quarter => "2026-Q4",
        PeriodKind.Tertial => "2026-T3",
        _ => "2026",
    };

    private static Period OfMonths(PeriodKind kind, int year, int number, int months)
    {
        var from = new DateOnly(year, (number - 1) * months + 1, 1);
        return new Period(kind, year, number, from, from.AddMonths(months).AddDays(-1));
    }

    private static Week Thursday(DateOnly day, bool atOrAfter)
    {
        var week = Week.Of(day);
        var thursday = week.Monday.AddDays(3);
        return atOrAfter ? thursday < day ? week.Next : week : thursday > day ? week.Previous : week;
    }
}
