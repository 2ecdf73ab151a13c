namespace Est.SituationPicture.Meetings;

/// <summary>Days on which no meeting is held: public holidays (lag 1989:253 om allmänna helgdagar) and the eves that are days off in practice.</summary>
public static class SwedishHolidays
{
    /// <summary>Name of the holiday in Swedish; null on an ordinary day.</summary>
    public static string? NameOf(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) switch
        {
            (1, 1) => "nyårsdagen",
            (1, 6) => "trettondedag jul",
            (5, 1) => "första maj",
            (6, 6) => "nationaldagen",
            (12, 24) => "julafton",
            (12, 25) => "juldagen",
            (12, 26) => "annandag jul",
            (12, 31) => "nyårsafton",
            (6, >= 19 and <= 25) when day.DayOfWeek == DayOfWeek.Friday => "midsommarafton",
            _ => (day.DayNumber - easter.DayNumber) switch
            {
                -2 => "långfredagen",
                1 => "annandag påsk",
                39 => "Kristi himmelsfärdsdag",
                _ => null,
            },
        };
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus 1991, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }
}
