using Est.Intake.Reports;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Outcomes;

/// <summary>An outcome in plain Swedish, for people and for the status notes of Open311.</summary>
internal static class OutcomeSentence
{
    public const string Quarantined = "Rapporten ligger i karantän: den behöver rättas innan den kan räknas.";
    public const string Discarded = "Rapporten lades åt sidan i karantänen och räknas inte.";

    /// <param name="isPlace">True for a report with a point on the map.</param>
    public static string Of(Outcome outcome, Week week, string category, string municipality, bool isPlace, string kind) =>
        string.Join(' ', new[] { State(outcome, $"lägesbilden för vecka {week.Number} {week.Year}", kind), Outside(outcome, municipality, isPlace), Signal(outcome, category), Measures(outcome) }
            .Where(part => part.Length > 0));

    private static string State(Outcome outcome, string picture, string kind) => outcome.State switch
    {
        Outcome.Retracted when outcome.Pictures.Count > 0 => $"Rapporten är återtagen. Den räknades i {picture}, som fastställdes innan dess.",
        Outcome.Retracted => "Rapporten är återtagen och räknas inte.",
        Outcome.Beside when kind == Kinds.Planned => $"Det planerade visas bredvid {picture} och räknas inte bland det som har hänt.",
        Outcome.Beside => $"Att det var lugnt visas bredvid {picture} och räknas inte bland det som har hänt.",
        Outcome.Waiting => $"Rapporten är mottagen. Mötet har ännu inte fastställt {picture}.",
        Outcome.Late => $"Rapporten kom efter att mötet fastställde {picture}. Den räknas om mötet fastställer den på nytt.",
        _ when outcome.Area is { } area => $"Rapporten räknades i {picture}, i {area.Name}.",
        _ => $"Rapporten räknades i {picture}.",
    };

    private static string Outside(Outcome outcome, string municipality, bool isPlace) =>
        isPlace && outcome.Area?.Code == municipality && outcome.State is (Outcome.Counted or Outcome.Waiting or Outcome.Late)
            ? "Platsen ligger inte i något av kommunens områden, så den räknas för kommunen som helhet." : "";

    private static string Signal(Outcome outcome, string category) =>
        outcome.Signals.Count > 0 ? $"Den hör till en ovanlig ökning av {char.ToLowerInvariant(category[0])}{category[1..]}." : "";

    private static string Measures(Outcome outcome)
    {
        if (outcome.Interventions.Count == 0) return outcome.State == Outcome.Counted ? "Ingen insats är ännu beslutad för platsen." : "";
        var first = outcome.Interventions.Take(2).Select(i => $"{(i.Number is { } number ? $"Insats {number}" : "En insats")} ({i.What}) {Word(i.State)}.");
        var more = outcome.Interventions.Count - 2;
        return string.Join(' ', first) + (more > 0 ? $" {more} {(more == 1 ? "insats" : "insatser")} till gäller platsen." : "");
    }

    private static string Word(string state) => state switch
    {
        "proposed" => "är föreslagen",
        "planned" => "är planerad",
        "ongoing" => "pågår",
        "done" => "är genomförd",
        "ended" => "är avslutad",
        _ => "följs upp",
    };
}
