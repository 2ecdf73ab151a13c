namespace Est.Cli.Demo;

/// <summary>How one kind of report comes: how often, when in the year, the week and the day, from whom, in what words.</summary>
/// <param name="PerWeek">Mean in Degerfors over the year.</param>
/// <param name="Season">The year's curve around 1, from the week's Monday.</param>
/// <param name="Days">Weights from Monday to Sunday; a night belongs to the day it begins.</param>
/// <param name="Hour">Where in the day it is densest; 24 and more is after midnight.</param>
/// <param name="Spread">Standard deviation in hours.</param>
/// <param name="Minutes">Shortest and longest span; nothing for an instant.</param>
/// <param name="Severity">Weights of 1, 2 and 3.</param>
/// <param name="Organisations">Keys of <see cref="DemoOrganisation"/>; one named twice reports twice as often.</param>
/// <param name="Texts">With <c>{0}</c> for the place.</param>
internal sealed record DemoPattern(
    string Category, double PerWeek, Func<DateOnly, double> Season, double[] Days, double Hour, double Spread, (int From, int To) Minutes,
    double[] Severity, string[] Organisations, string[] Texts, string? Action = null, string Kind = "incident")
{
    private static readonly double[] WeekendNights = [0.5, 0.5, 0.6, 0.9, 2.6, 2.9, 0.8];
    private static readonly double[] WeekendEvenings = [0.6, 0.6, 0.7, 1, 2, 1.9, 1];
    private static readonly double[] Workdays = [1.3, 1.2, 1.1, 1.1, 1, 0.1, 0.1];
    private static readonly double[] AllDays = [1, 1, 1, 1, 1.1, 1.1, 1];
    private static readonly double[] Light = [3, 1, 0], Middling = [2, 2, 0.3], Grave = [0.5, 2, 1.5];

    public static IReadOnlyList<DemoPattern> All { get; } =
    [
        new("skadegorelse", 4.2, Warm(0.35), WeekendNights, 25, 2.5, (120, 600), Middling, ["bostad", "bostad", "teknik", "skola", "vakt"],
            ["Krossad ruta vid {0}.", "Sönderslagen belysning vid {0}.", "Bänk och papperskorg välta och trasiga vid {0}.", "Uppbruten dörr till cykelrum nära {0}."], "Avstädat och anmält."),
        new("klotter", 2.4, Even, WeekendNights, 26, 3, (240, 900), Light, ["teknik", "teknik", "bostad", "skola"],
            ["Klotter på fasad vid {0}.", "Klotter på elskåp vid {0}.", "Taggar i gångtunnel nära {0}."], "Sanerat."),
        new("nedskrapning", 2.6, Warm(0.5), [2, 1.2, 1, 0.8, 0.8, 0.6, 0.8], 9, 2.5, (0, 0), Light, ["teknik", "teknik", "bostad"],
            ["Glas och skräp vid {0}.", "Dumpade möbler vid {0}.", "Fulla kärl och skräp på marken vid {0}."], "Städat."),
        new("belysning", 3, Dark(0.95), AllDays, 18.5, 2, (0, 0), Light, ["teknik", "bostad", "vakt"],
            ["Släckt lampa på gångväg vid {0}.", "Tre lyktor ur funktion vid {0}.", "Mörk passage vid {0}."], "Felanmält."),
        new("otrygg-plats", 1.8, Dark(0.6), WeekendEvenings, 20.5, 2, (30, 120), Middling, ["vakt", "bostad", "skola", "polis"],
            ["Boende undviker vägen vid {0} på kvällen.", "Skymd sikt av buskar vid {0}.", "Platsen vid {0} upplevs som otrygg när det är mörkt."], Kind: "observation"),
        new("samling", 3.2, Warm(0.55), WeekendEvenings, 21, 1.8, (45, 180), Light, ["vakt", "vakt", "polis", "skola"],
            ["Samling av ungdomar vid {0}, hög ljudnivå.", "Ett tjugotal personer vid {0}.", "Samling som stör boende vid {0}."], "Dialog på plats.", "observation"),
        new("narkotika", 1.3, Even, WeekendEvenings, 20, 3, (0, 60), Middling, ["polis", "vakt", "bostad"],
            ["Misstänkt försäljning vid {0}.", "Lukt av cannabis vid {0}.", "Förpackningar på marken vid {0}."], Kind: "observation"),
        new("alkohol", 1.7, Warm(0.35), WeekendNights, 22.5, 2, (30, 150), Light, ["vakt", "polis"],
            ["Berusade personer vid {0}.", "Högljutt drickande vid {0}."]),
        new("vald-hot", 0.9, Even, WeekendNights, 23.5, 2, (0, 30), Grave, ["polis", "polis", "vakt"],
            ["Slagsmål vid {0}, avstyrt på plats.", "Hotfull stämning mellan två grupper vid {0}."], "Polis på plats."),
        new("incident-anstalld", 0.8, Term, Workdays, 12, 2.5, (0, 0), Middling, ["skola", "teknik", "bostad"],
            ["Personal hotad under arbete vid {0}.", "Föremål kastades mot arbetsfordon vid {0}."], "Tillbud registrerat."),
        new("buskorning", 1.9, Warm(0.7), WeekendEvenings, 20.5, 2, (15, 90), Middling, ["polis", "vakt", "bostad"],
            ["Mopeder kör fort på gångväg vid {0}.", "Burnouts på parkeringen vid {0}."]),
        new("a-traktor", 2.2, Warm(0.95), WeekendEvenings, 20, 1.8, (30, 150), Light, ["vakt", "bostad", "polis"],
            ["A-traktorer med hög musik vid {0}.", "A-traktorer kör runt vid {0}, klagomål från boende."]),
        new("inbrott-stold", 1.8, Dark(0.3), AllDays, 27, 4, (240, 720), Middling, ["bostad", "polis", "teknik"],
            ["Cykel stulen vid {0}.", "Inbrott i källarförråd nära {0}.", "Försök till inbrott i bod vid {0}."], "Anmält."),
        new("brand", 0.6, Warm(0.3), WeekendNights, 22, 3, (0, 0), Grave, ["raddning", "raddning", "vakt"],
            ["Brand i container vid {0}.", "Brand i papperskorg vid {0}, släckt på plats.", "Gräsbrand vid {0}."], "Släckt."),
        new("oro-rykten", 0.5, Term, Workdays, 14, 3, (0, 0), Light, ["skola", "polis"],
            ["Rykten i sociala medier om bråk vid {0}.", "Oro bland föräldrar efter händelser vid {0}."], Kind: "observation"),
        new("storning-boende", 2.2, Even, WeekendNights, 23.5, 1.8, (60, 240), Light, ["bostad", "bostad", "vakt"],
            ["Upprepad störning nattetid i hus nära {0}.", "Hög musik i trapphus nära {0}."], "Tillsägelse."),
        new("pyroteknik", 1, NewYear, AllDays, 21.5, 2, (0, 40), Middling, ["vakt", "bostad", "polis"],
            ["Smällare kastade vid {0}.", "Raketer skjutna mot fasad vid {0}.", "Smällare i brevlåda nära {0}."]),
        new("arrangemang", 1.6, Warm(0.5), [0.2, 0.2, 0.5, 0.6, 1, 3, 2], 15, 2.5, (120, 300), [1, 0, 0], ["teknik", "polis"],
            ["Marknad vid {0}.", "Match med många besökare vid {0}.", "Loppis vid {0}."], Kind: "planned"),
        new("lugnt", 1.3, Even, AllDays, 22.5, 1.5, (60, 180), [1, 0, 0], ["vakt", "vakt", "skola"],
            ["Lugn kväll vid {0}, inga iakttagelser.", "Rond utan anmärkning vid {0}."], Kind: "calm"),
        new("annat", 0.8, Even, AllDays, 13, 4, (0, 0), Light, ["teknik", "bostad", "raddning"],
            ["Övergiven bil vid {0}.", "Halt underlag vid {0}.", "Lös hund vid {0}."]),
    ];

    private static double Even(DateOnly monday) => 1;

    /// <summary>Most in the middle of July.</summary>
    private static Func<DateOnly, double> Warm(double swing) => monday => 1 + swing * Math.Cos(2 * Math.PI * (monday.DayOfYear - 196) / 365.25);

    /// <summary>Most in the last weeks of December.</summary>
    private static Func<DateOnly, double> Dark(double swing) => monday => 1 + swing * Math.Cos(2 * Math.PI * (monday.DayOfYear - 356) / 365.25);

    private static double Term(DateOnly monday) => monday.Month is 7 or 8 && monday < new DateOnly(monday.Year, 8, 15) ? 0.1 : 1.15;

    /// <summary>The week of New Year's Eve, the two beside it, Walpurgis night and Halloween; nearly nothing else.</summary>
    private static double NewYear(DateOnly monday) => Enumerable.Range(0, 7).Select(monday.AddDays).Max(day => (day.Month, day.Day) switch
    {
        (12, 31) => 10.0,
        (12, >= 22) or (1, <= 6) => 4,
        (4, 30) or (10, 31) => 2.5,
        _ => 0.3,
    });
}
