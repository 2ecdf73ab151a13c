using System.Globalization;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Feedback;

/// <summary>What an organisation is told of a period (återkoppling): what it reported, what was agreed, what was done and with what result. Kept as it was sent.</summary>
/// <param name="Message">From the coordinator; null for the weekly letter, which issues itself.</param>
/// <param name="Sentence">The letter in one line.</param>
/// <param name="Prioritised">Areas that are prioritised in the period.</param>
public sealed record Letter(
    string? Message, string Sentence, Letter.Reporting Reported, Letter.Agreement Agreed, IReadOnlyList<Letter.Work> Done, IReadOnlyList<Letter.Result> Results,
    IReadOnlyList<Letter.Place> Prioritised)
{
    /// <param name="Weeks">Agreed weeks of the period in which it is known who had reported.</param>
    public sealed record Reporting(int Reports, int WeeksReported, int WeeksCalm, int WeeksSilent, int Weeks);

    /// <param name="Areas">As they stood last.</param>
    /// <param name="Focus">Of the latest week.</param>
    /// <param name="Decisions">What the meetings of the period decided shall be done.</param>
    public sealed record Agreement(IReadOnlyList<string> Weeks, IReadOnlyList<AreaLevel> Areas, IReadOnlyList<string> Focus, IReadOnlyList<Decided> Decisions);

    public sealed record Decided(string What, string Area, string Who, DateOnly Until);

    /// <param name="Before">Level before the period; null when the area had none.</param>
    public sealed record AreaLevel(string Area, string Name, string Level, string? Before);

    public sealed record Work(int Number, Guid Intervention, string What, IReadOnlyList<string> Areas, string State, Reason? WhyNot);

    public sealed record Reason(string Code, string? Text);

    /// <param name="Outcome"><c>continue</c>, <c>extend</c>, <c>replace</c> or <c>end</c>.</param>
    public sealed record Result(int Number, string What, string Outcome, string Sentence);

    public sealed record Place(string Area, string Name);

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly string[] Words = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    /// <summary>The letter in plain language, from its numbers alone.</summary>
    public static string SentenceOf(string organisation, Reporting reported, IReadOnlyList<Work> done, IReadOnlyList<Result> results)
    {
        var parts = new List<string>();
        if (reported.Weeks > 0) parts.Add(reported switch
        {
            { Reports: > 0, Weeks: 1 } => $"{organisation} lämnade {Number(reported.Reports, "rapport", "rapporter")}.",
            { Reports: > 0 } => $"{organisation} lämnade {Number(reported.Reports, "rapport", "rapporter")} under {reported.WeeksReported} av {reported.Weeks} veckor.",
            { WeeksCalm: > 0 } => $"{organisation} hade inget att rapportera.",
            _ => $"{organisation} lämnade inga rapporter.",
        });
        var carried = done.Count(step => step.State is "done" or "ended");
        var under = done.Count(step => step.State == "ongoing");
        var dropped = done.Count(step => step.State == "not-done");
        if (carried > 0) parts.Add($"{Capital(Number(carried, "insats är genomförd", "insatser är genomförda"))}.");
        if (under > 0) parts.Add($"{Capital(Number(under, "insats pågår", "insatser pågår"))}.");
        if (dropped > 0) parts.Add($"{Capital(Number(dropped, "insats blev inte av", "insatser blev inte av"))}.");
        if (results.Count > 0) parts.Add($"{Capital(Number(results.Count, "insats har följts upp", "insatser har följts upp"))}.");
        if (carried + under + dropped + results.Count == 0) parts.Add("Ingen insats pågick.");
        return string.Join(' ', parts);
    }

    /// <summary>What a review came to, with its numbers where it has any.</summary>
    public static string ResultOf(string outcome, double? before, double? now, double? target)
    {
        var verdict = outcome switch { "continue" => "Insatsen fortsätter.", "extend" => "Insatsen utökas.", "replace" => "Insatsen byts ut mot en annan.", _ => "Insatsen avslutas." };
        if (before is not { } was || now is not { } has) return verdict;
        var aim = target is { } goal ? $"; målet är {goal.ToString("0.#", Swedish)}" : "";
        return $"{verdict} Måttet var {was.ToString("0.#", Swedish)} och är nu {has.ToString("0.#", Swedish)}{aim}.";
    }

    /// <summary>E.g. "vecka 47 2026", "fjärde kvartalet 2026".</summary>
    public static string NameOf(Period period) => period.Kind switch
    {
        PeriodKind.Week => $"vecka {period.Number} {period.Year}",
        PeriodKind.Quarter => $"{Ordinal(period.Number)} kvartalet {period.Year}",
        PeriodKind.Tertial => $"{Ordinal(period.Number)} tertialet {period.Year}",
        _ => $"året {period.Year}",
    };

    private static string Ordinal(int number) => number switch { 1 => "första", 2 => "andra", 3 => "tredje", _ => "fjärde" };

    private static string Number(int number, string one, string many) =>
        number == 1 ? $"en {one}" : $"{(number < Words.Length ? Words[number] : number.ToString(Swedish))} {many}";

    private static string Capital(string text) => char.ToUpper(text[0], Swedish) + text[1..];
}
