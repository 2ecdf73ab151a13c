using System.Globalization;
using Est.ServiceDefaults.Documents;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Levels;
using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Documents;

/// <summary>
/// The picture on two pages, in Swedish, for those who read paper: change first, then levels, signals, what was promised and what comes. Areas that
/// are as usual are named in one line, so that what is not has room.
/// </summary>
public static class PictureDocument
{
    private const int MostAreas = 12, MostSignals = 8, MostLines = 10;
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static byte[] Of(Picture picture)
    {
        var week = Week.Parse(picture.Week);
        var document = new WordDocument();
        document.Title($"Lägesbild {picture.Name}, vecka {week.Number} {week.Year}");
        document.Small(StateOf(picture));
        document.Paragraph(Opening(picture, week));

        document.Heading("Områden, störst förändring först");
        var areas = picture.Areas.Skip(1).OrderByDescending(a => a.Change.Difference ?? 0).ThenBy(a => a.Name, StringComparer.Create(Swedish, false)).ToList();
        var told = areas.Where(a => a.Total > 0 || LevelOf(a) != Level.Green).Take(MostAreas).ToList();
        if (told.Count > 0)
            document.Table([22, 12, 14, 12, 40], ["Område", "Läge", "Rapporter", "Förra v.", "Mot fyra veckor före"], told.Select(IReadOnlyList<string> (a) =>
                [a.Name, Word(LevelOf(a)), Number(a.Total), Number(a.LastWeek), InWords(a.Change) + (a.LevelMotive is null ? "" : $" {a.LevelMotive}")]));
        var rest = areas.Except(told).Select(a => a.Name).ToList();
        if (rest.Count > 0) document.Paragraph($"Inga rapporter och grönt läge: {string.Join(", ", rest)}.");
        if (areas.Count == 0) document.Paragraph("Kommunen har inga områden inlagda än.");

        document.Heading("Signaler");
        if (picture.Signals.Count == 0) document.Paragraph("Ingen ökning är statistiskt ovanlig.");
        else document.Bullets(picture.Signals.Take(MostSignals).Select(s =>
            $"{s.CategoryName} i {s.AreaName}: {Number(s.Observed)} rapporter, väntat {s.Expected.ToString("0.#", Swedish)}, gräns {Number(s.Threshold)}."));
        if (picture.Signals.Count > 0) document.Small("En signal säger att rapporterna är ovanligt många. Den säger inte varför, och inte att brotten har ökat.");

        if (picture.LastMeeting is { } last && last.Decisions.Count > 0)
        {
            document.Heading($"Beslutat vecka {Week.Parse(last.Week).Number}");
            document.Table([44, 22, 14, 20], ["Vad", "Vem", "Senast", "Hur det gick"], last.Decisions.Take(MostLines).Select(IReadOnlyList<string> (d) =>
                [d.What, d.Who, d.Until.ToString("d MMM", Swedish), Word(d.Status)]));
        }
        if (picture.Focus.Count > 0)
        {
            document.Heading($"I fokus vecka {week.Next.Number}");
            document.Bullets(picture.Focus);
        }
        if (picture.PlannedNextWeek.Count > 0)
        {
            document.Heading("Arrangemang nästa vecka");
            document.Bullets(picture.PlannedNextWeek.Take(MostLines).Select(p => $"{SwedishTime.Local(p.From).ToString("ddd d MMM HH.mm", Swedish)}, {p.AreaName}"));
        }
        document.Heading("Vem som har rapporterat");
        document.Paragraph(Heard(picture));
        document.Small($"Källa: {Number(picture.Total)} rapporter, {picture.Organisations.Count(o => o.Reports > 0)} aktörer, vecka {week.Number}. "
            + "Rapporter är inte brott: fler rapporter kan bero på att fler rapporterar.");
        return document.ToBytes($"Lägesbild {picture.Name} {picture.Week}");
    }

    private static string StateOf(Picture picture) => picture.Versions is [.., var latest] && picture.State == States.PictureState.Agreed
        ? $"Fastställd {SwedishTime.Local(latest.AgreedAt).ToString("d MMMM yyyy 'kl.' HH.mm", Swedish)} av {latest.AgreedBy}, version {picture.Version}."
        : $"Inte fastställd. Läst {SwedishTime.Local(picture.AsOf).ToString("d MMMM yyyy 'kl.' HH.mm", Swedish)}.";

    private static string Opening(Picture picture, Week week)
    {
        var counts = picture.Areas.Skip(1).GroupBy(LevelOf).ToDictionary(g => g.Key, g => g.Count());
        return $"Vecka {week.Number}: {Number(picture.Total)} {(picture.Total == 1 ? "rapport" : "rapporter")}. {InWords(picture.Change)} "
            + Levels(counts.GetValueOrDefault(Level.Red), counts.GetValueOrDefault(Level.Yellow));
    }

    private static string Levels(int red, int yellow) => (red, yellow) switch
    {
        (0, 0) => "Inget område har gult eller rött läge.",
        (0, _) => $"{Areas(yellow)} har gult läge, inget har rött.",
        (_, 0) => $"{Areas(red)} har rött läge, inget har gult.",
        _ => $"{Areas(red)} har rött läge och {Areas(yellow).ToLower(Swedish)} gult.",
    };

    private static string Areas(int count) => count == 1 ? "Ett område" : $"{count} områden";

    private static string InWords(Change change) => change.Verdict switch
    {
        "above" => $"{Signed(change)} mot väntat: fler än slumpen förklarar.",
        "below" => $"{Signed(change)} mot väntat: färre än slumpen förklarar.",
        "within" => $"{Signed(change)} mot väntat: ryms inom slumpen.",
        _ => "För få veckor att jämföra med.",
    };

    private static string Signed(Change change) =>
        $"{change.Difference!.Value.ToString("+0.#;−0.#;0", Swedish)} ({change.DifferenceLow!.Value.ToString("0.#;−0.#;0", Swedish)} till {change.DifferenceHigh!.Value.ToString("0.#;−0.#;0", Swedish)})";

    private static string Heard(Picture picture)
    {
        var reported = picture.Organisations.Where(o => o.Reports > 0).Select(o => $"{o.Name} ({Number(o.Reports)})").ToList();
        var nil = picture.Organisations.Where(o => o.Nil && o.Reports == 0).Select(o => o.Name).ToList();
        var silent = picture.Organisations.Where(o => o.Silent).Select(o => o.Name).ToList();
        return string.Join(" ", new[] { ("Rapporter", reported), ("Inget att rapportera", nil), ("Tysta", silent) }
            .Where(group => group.Item2.Count > 0).Select(group => $"{group.Item1}: {string.Join(", ", group.Item2)}."));
    }

    private static string LevelOf(AreaPicture area) => area.Level ?? area.ProposedLevel;

    private static string Word(string code) => code switch
    {
        Level.Green => "● grönt",
        Level.Yellow => "▲ gult",
        Level.Red => "■ rött",
        "done" => "gjort",
        "not-done" => "inte gjort",
        "ongoing" => "pågår",
        "planned" => "planerat",
        _ => "inget hört",
    };

    private static string Number(int value) => value.ToString("#,0", Swedish);
}
