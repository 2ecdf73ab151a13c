using Est.FollowUp.Effects;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Years;

/// <summary>The year in plain Swedish, made from its numbers.</summary>
public static class YearSentences
{
    public static string Of(YearReport.KindResult kind)
    {
        var than = kind.Studies.Any(s => s.Weight > 0 && s.Against == Effect.RestOfKommun) ? "i områdena de jämförs med" : "i liknande områden";
        var next = kind is { PredictionLow: { } least, PredictionHigh: { } most }
            ? $" En ny insats av samma slag kan ge allt mellan {InSwedish.Change(least)} och {InSwedish.Change(most)}." : "";
        return $"{kind.Name}: {Found(kind, than)}.{next} {Basis(kind)}";
    }

    /// <summary>Of a kind that is measured against the time before alone.</summary>
    public static string Uncompared(YearReport.KindResult kind) =>
        $"{kind.Name}: {Found(kind, "före")}. Det finns inget att jämföra med: årstiden eller att toppar går tillbaka av sig själva kan vara hela förklaringen. {Basis(kind)}";

    private static string Found(YearReport.KindResult kind, string than) => kind.Low <= 1 && kind.High >= 1
        ? $"det går inte att säga om rapporterna har blivit färre eller fler än {than}, allt mellan {InSwedish.Change(kind.Low)} och {InSwedish.Change(kind.High)} är möjligt"
        : $"rapporterna blev {InSwedish.Change(kind.Ratio)} än {than}, med en osäkerhet på {Span(kind.Ratio, kind.Low, kind.High)} procent";

    private static string Basis(YearReport.KindResult kind) =>
        $"Underlaget är {Word(kind.Basis)}: {InSwedish.Count(kind.Studies.Count(s => s.Weight > 0), "insats", "insatser")} i {InSwedish.Count(kind.Areas, "område", "områden")}, "
        + $"sammanlagt {InSwedish.Count(kind.Weeks, "vecka", "veckor")}.";

    public static string NotCompared(string name, int interventions) => interventions == 1
        ? $"{name}: insatsen går inte att mäta än."
        : $"{name}: ingen av de {interventions} insatserna går att mäta än.";

    public static IReadOnlyList<string> Of(YearReport year) => [.. Sentences(year).Where(sentence => sentence.Length > 0)];

    private static IEnumerable<string> Sentences(YearReport year)
    {
        yield return Reports(year);
        yield return Promised(year.Promised);
        yield return Reviews(year.Reviews);
        yield return Pledges(year.Pledges);
        var clear = year.Kinds.Where(k => k.High < 1).OrderBy(k => k.Ratio).ToList();
        if (clear.Count > 0) yield return $"Färre rapporter än i områdena de jämförs med hade insatser av {(clear.Count == 1 ? "slaget" : "slagen")} {InSwedish.List([.. clear.Select(k => k.Name.ToLower(InSwedish.Culture))])}.";
        else if (year.Kinds.Count + year.Uncompared.Count + year.NotCompared.Count > 0) yield return "För inget slags insats går det ännu att säga att rapporterna blev färre än i områden att jämföra med.";
        if (year.Uncompared.Count > 0)
            yield return $"{InSwedish.Count(year.Uncompared.Count, "slags insats", "slags insatser")} kan bara mätas mot tiden före. Det finns inga områden att jämföra med, så årstiden eller att toppar går tillbaka av sig själva kan vara hela förklaringen.";
        if (year.Kinds.Count > 1) yield return "Jämförelsen mellan olika slags insatser visar ett samband, inte vad det beror på: de har gjorts på olika platser, vid olika tider och av olika skäl.";
    }

    private static string Reports(YearReport year)
    {
        if (year.Weeks == 0) return "";
        var begin = $"{InSwedish.Count(year.Total, "rapport", "rapporter")} kom på {InSwedish.Count(year.Weeks, "vecka", "veckor")}";
        return year.Compared switch
        {
            null => $"{begin}. Året före har för få veckor med rapporter att jämföra med.",
            { IsPart: false } same => $"{begin}, {Than(same)}.",
            var part => $"{begin}. Rapporterna började komma under året före. På de {part.Weeks} veckor som går att jämföra, från och med vecka {Week.Parse(part.From).Number}, "
                + $"kom {InSwedish.Count(part.Total, "rapport", "rapporter")}, {Than(part)}.",
        };

        static string Than(YearReport.SameWeeks same) => same.LastYear == 0 ? "mot inga samma veckor året före"
            : $"{(same.Total == same.LastYear ? "lika många som" : $"{InSwedish.Change((double)same.Total / same.LastYear)} än")} samma veckor året före ({InSwedish.Number(same.LastYear)})";
    }

    private static string Promised(YearReport.Kept kept) => kept.Decided == 0 ? "Inga insatser beslutades för året." :
        $"{InSwedish.Count(kept.Decided, "insats", "insatser")} beslutades för året: {kept.Done} {(kept.Done == 1 ? "är gjord" : "är gjorda")}, {kept.Ongoing} pågår, {kept.NotDone} blev inte av"
        + $"{(kept.Unknown > 0 ? $" och om {kept.Unknown} är inget hört" : "")}.{(kept.Reasons.Count > 0 ? $" Vanligaste skälet till att en insats inte blev av: {kept.Reasons[0].Name.ToLower(InSwedish.Culture)}." : "")}";

    private static string Reviews(YearReport.ReviewOutcomes reviews)
    {
        var decided = reviews.Continue + reviews.Extend + reviews.Replace + reviews.End;
        if (decided + reviews.Overdue == 0) return "";
        var outcomes = new[] { (reviews.Continue, "fortsätter"), (reviews.Extend, "utökas"), (reviews.Replace, "byttes ut"), (reviews.End, "avslutades") }
            .Where(o => o.Item1 > 0).Select(o => $"{o.Item1} {o.Item2}").ToList();
        return (decided == 0 ? "Ingen uppföljning är beslutad" : $"{InSwedish.Count(decided, "uppföljning", "uppföljningar")} beslutades: {InSwedish.List(outcomes)}")
            + (reviews.Overdue == 0 ? "." : $". {InSwedish.Count(reviews.Overdue, "uppföljning", "uppföljningar")} skulle ha gjorts men {(reviews.Overdue == 1 ? "är försenad" : "är försenade")}.");
    }

    private static string Pledges(YearReport.PledgeStatuses pledges)
    {
        var all = pledges.Kept + pledges.Partly + pledges.NotKept + pledges.UnderWay;
        return all == 0 ? "" : $"Av {InSwedish.Count(all, "medborgarlöfte", "medborgarlöften")} är {InSwedish.List([.. new[]
            { (pledges.Kept, all == 1 ? "hållet" : "hållna"), (pledges.Partly, "delvis hållna"), (pledges.NotKept, all == 1 ? "inte hållet" : "inte hållna"), (pledges.UnderWay, "på väg") }
            .Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}")])}.";
    }

    private static string Span(double ratio, double low, double high) => ratio < 1
        ? $"{InSwedish.Percent(high)} till {InSwedish.Percent(low)}" : $"{InSwedish.Percent(low)} till {InSwedish.Percent(high)}";

    public static string Word(string basis) => basis switch
    {
        "weak" => "svagt",
        "moderate" => "måttligt",
        _ => "gott",
    };
}
