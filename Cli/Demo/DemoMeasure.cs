namespace Est.Cli.Demo;

/// <summary>
/// An intervention of the demonstration, from problem to goal, and what share of the reports it left: some helped, some did not, as in a kommun.
/// </summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Weeks">When it started, in weeks after <see cref="Anchor"/>; null for one of the last weeks.</param>
/// <param name="Left">Share of the reports of these categories that still came after it.</param>
/// <param name="Outcome">Of its latest review; null for none yet.</param>
internal sealed record DemoMeasure(
    string Area, string Kind, string[] Categories, string Problem, string Cause, string Basis, string What, string Owner, string[] Partners,
    int? Weeks, double Left, string? Outcome, string? Motive, string Work, string Unit, double Amount)
{
    private const int LeastWeeksAfter = 20;

    /// <summary>
    /// Monday of the first whole week of April or October that lies at least twenty weeks back: what was begun then has been under way long enough to be
    /// judged, and a week's made reports stay the same for half a year.
    /// </summary>
    public static DateOnly Anchor(DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(-1))
        {
            if (month.Month is not (4 or 10)) continue;
            var monday = month.AddDays(((int)DayOfWeek.Monday - (int)month.DayOfWeek + 7) % 7);
            if (monday.AddDays(7 * LeastWeeksAfter) <= today) return monday;
        }
    }

    /// <summary>Monday of the week in which it started.</summary>
    public DateOnly StartsOn(DateOnly today) => Weeks is { } weeks ? Anchor(today).AddDays(7 * weeks) : today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - 7);

    /// <summary>The same five kinds of work in both kommuner, at other places: what works can only be told where it is done more than once.</summary>
    public static IReadOnlyList<DemoMeasure> In(string light, string lightPlace, string dark, string darkPlace, string patrol, string patrolPlace, string paint, string paintPlace, string rising, string risingPlace, string housing) =>
    [
        new(light, "belysning", ["belysning", "otrygg-plats", "skadegorelse"],
            $"Mörkt och skymt vid {lightPlace}", "Lyktor är ur funktion och buskar skymmer gångvägen.", "Driftronder och lägesbilder under vintern",
            $"Nya armaturer och gallring vid {lightPlace}", "Tekniska förvaltningen", [housing],
            0, 0.55, "continue", "Rapporterna har minskat mer än i jämförelseområdena.", "Driftrond i mörker", "gånger", 1),
        new(dark, "belysning", ["belysning", "otrygg-plats"],
            $"Vägen till {darkPlace} är mörk", "Sträckan saknar belysning.", "Trygghetsvandring i höstas",
            $"Belysning på vägen till {darkPlace}", "Tekniska förvaltningen", [],
            3, 0.75, null, null, "Driftrond i mörker", "gånger", 1),
        new(patrol, "patrullering", ["samling", "buskorning", "alkohol"],
            $"Bråk och buskörning vid {patrolPlace}", "Ingen vuxen är på platsen fredag och lördag kväll.", "Väktarnas ronder och polisens iakttagelser",
            $"Gemensam rond vid {patrolPlace} fredag och lördag", "Möckelns bevakning", ["Polisen"],
            1, 0.7, "extend", "Ronderna fortsätter, och täcker nu även sommaren.", "Rond kl. 21–01", "timmar", 4),
        new(paint, "klottersanering", ["klotter"],
            $"Klotter vid {paintPlace}", "Klotter sitter kvar och drar till sig mer.", "Felanmälningar",
            "Klotter tas bort inom ett dygn", "Tekniska förvaltningen", [housing],
            2, 1, "replace", "Klottret är lika vanligt som förut. Vi prövar en laglig vägg.", "Sanering", "gånger", 2),
        new(rising, "dialog", ["samling", "buskorning"],
            $"Samlingar och buskörning vid {risingPlace}", "Ungdomar saknar någonstans att vara på kvällarna.", "Lägesbilden de senaste veckorna",
            $"Fältgrupp på plats vid {risingPlace}", "Barn- och utbildningsförvaltningen", ["Polisen", "Möckelns bevakning"],
            null, 1, null, null, "Fältgrupp kl. 18–22", "timmar", 4),
    ];
}
