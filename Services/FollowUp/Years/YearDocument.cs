using Est.FollowUp.Effects;
using Est.ServiceDefaults.Documents;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Years;

/// <summary>The year on paper, in Swedish: what was found first, then the numbers behind.</summary>
public static class YearDocument
{
    public static byte[] Of(YearReport year, string name)
    {
        var title = $"Årsanalys {name} {year.Year}";
        var document = new WordDocument();
        document.Title(title);
        foreach (var sentence in year.Sentences) document.Paragraph(sentence);

        document.Heading("Vilka slags insatser som verkar fungera bättre");
        if (year.Kinds.Count + year.Uncompared.Count + year.NotCompared.Count == 0) document.Paragraph("Inga insatser har börjat under året.");
        else document.Bullets([.. year.Kinds.Select(kind => kind.Sentence), .. year.NotCompared.Select(kind => kind.Sentence)]);
        if (year.Kinds.Count > 0)
        {
            document.Table([24, 14, 20, 22, 20], ["Slag", "Insatser", "Rapporter mot väntat", "Osäkerhet", "Ny insats"], year.Kinds.Select(IReadOnlyList<string> (k) =>
                [k.Name, InSwedish.Number(k.Interventions), Ratio(k.Ratio), Span(k.Low, k.High), Span(k.PredictionLow, k.PredictionHigh)]));
            document.Small("1 betyder lika många rapporter som i områdena de jämförs med, 0,8 en femtedel färre. Osäkerheten är 95 procent. Ny insats är det spann som effekten av en ny insats av samma slag "
                + "kan väntas ligga i. Bara insatser med jämförbara områden är räknade. Rapporter är inte brott, och ett samband är inte en orsak.");
            document.Heading("Insatserna var för sig");
            Studies(document, year.Kinds, "Mot väntat");
        }
        if (year.Uncompared.Count > 0)
        {
            document.Heading("Utan jämförelse");
            document.Bullets(year.Uncompared.Select(kind => kind.Sentence));
            document.Table([40, 16, 24, 20], ["Slag", "Insatser", "Rapporter mot tiden före", "Osäkerhet"], year.Uncompared.Select(IReadOnlyList<string> (k) =>
                [k.Name, InSwedish.Number(k.Interventions), Ratio(k.Ratio), Span(k.Low, k.High)]));
            Studies(document, year.Uncompared, "Mot tiden före");
            document.Small("Här finns inga områden att jämföra med, bara tiden före i samma område. Det som syns kan bero på årstiden, på att en topp gick tillbaka av sig själv eller på något annat som hände samtidigt. "
                + "Talen är därför ett svagt underlag och ska inte vägas samman med dem ovan.");
        }
        document.Heading("Områdena under året");
        if (year.Areas.Count == 0) document.Paragraph("Inga områden är inlagda, eller så har året ingen hel vecka än.");
        else Areas(document, year);
        if (year.Promised.Reasons.Count > 0)
        {
            document.Heading("Varför insatser inte blev av");
            document.Table([70, 30], ["Skäl", "Insatser"], year.Promised.Reasons.Select(IReadOnlyList<string> (r) => [r.Name, InSwedish.Number(r.Count)]));
        }
        return document.ToBytes(title);
    }

    private static void Studies(WordDocument document, IReadOnlyList<YearReport.KindResult> kinds, string against) =>
        document.Table([8, 40, 14, 20, 18], ["Nr", "Insats", against, "Osäkerhet", "Bevisnivå (1–5)"], kinds.SelectMany(k => k.Studies).OrderBy(s => s.Number).Select(IReadOnlyList<string> (s) =>
            [InSwedish.Number(s.Number), s.What, Ratio(s.Ratio), Span(s.Low, s.High), InSwedish.Number(s.Evidence)]));

    private static void Areas(WordDocument document, YearReport year)
    {
        var part = year.Compared is { IsPart: true } compared ? compared : null;
        var during = part is null ? "" : $" från v. {Week.Parse(part.From).Number}";
        document.Table(
            part is null ? [34, 14, 16, 12, 12, 12] : [28, 12, 16, 17, 9, 9, 9],
            ["Område", "Rapporter", .. part is null ? Array.Empty<string>() : [$"Därav{during}"], $"Året före{during}", "Grönt", "Gult", "Rött"],
            year.Areas.Select(IReadOnlyList<string> (a) =>
            [
                a.Name, InSwedish.Number(a.Total), .. part is null ? Array.Empty<string>() : [InSwedish.Number(a.Compared!.Total)], a.Compared is null ? "–" : InSwedish.Number(a.Compared.LastYear),
                InSwedish.Number(a.Levels.Green), InSwedish.Number(a.Levels.Yellow), InSwedish.Number(a.Levels.Red),
            ]));
        if (part is not null) document.Small($"Rapporterna började komma under året före. Därför jämförs bara {part.Weeks} veckor, från och med vecka {Week.Parse(part.From).Number}.");
    }

    private static string Ratio(double ratio) => ratio.ToString("0.00", InSwedish.Culture);

    private static string Span(double? low, double? high) =>
        low is { } from && high is { } to ? $"{from.ToString("0.00", InSwedish.Culture)}–{to.ToString("0.00", InSwedish.Culture)}" : "–";
}
