using Est.FollowUp.Effects;
using Est.ServiceDefaults.Documents;

namespace Est.FollowUp.ActionPlans;

/// <summary>Picture and plan on paper, in Swedish, as a committee reads them.</summary>
public static class ActionPlanDocument
{
    public static byte[] Of(ActionPlan plan, string name)
    {
        var title = $"Lägesbild och åtgärdsplan {name}";
        var document = new WordDocument(isLandscape: true);
        document.Title(title);
        document.Small(plan.DecidedOn is { } day
            ? $"Beslutad {InSwedish.Date(day)}{(plan.Reference is null ? "" : $", {plan.Reference}")}. Version {plan.Version}. Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete."
            : "Utkast, inte beslutat. Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete.");
        if (plan.DueBy is { } due) document.Small($"Ska förnyas senast {InSwedish.Date(due)}.");

        Part("Kartläggning av brottsligheten", plan.Mapping);
        Part("Annan information av betydelse", plan.OtherInformation);
        Part("Analys", plan.Analysis);

        document.Heading("Åtgärdsplan");
        if (plan.Rows.Count == 0) document.Paragraph("Inga problem och orsaker är beskrivna.");
        foreach (var problem in plan.Rows.GroupBy(row => (row.Problem, row.Area)))
        {
            document.Paragraph($"{problem.Key.Problem} ({problem.Key.Area})");
            document.Table([6, 18, 20, 15, 13, 14, 14], ["Nr", "Orsak", "Åtgärd", "Operativt mål", "När", "Vem", "Uppföljning"], problem.Select(IReadOnlyList<string> (row) =>
            [
                row.Number, row.Cause, row.Measure + (row.Kind is null ? "" : row.Kind == "ordinary" ? " (ordinarie verksamhet)" : " (punktinsats)"), row.Goal ?? "",
                row.When is null ? "" : $"{row.When} (ordning {row.Order})", $"{row.Who}{(row.Contact is null ? "" : $", {row.Contact}")}", $"{Word(row.FollowUp)}. {row.Because}",
            ]));
        }
        document.Small("Grönt: gjord eller pågår enligt plan. Gult: väntar eller är försenad med något. Rött: blev inte av, har inte börjat i tid, saknar åtgärd eller har inte följts upp på över en månad.");
        return document.ToBytes(title);

        void Part(string heading, string text)
        {
            document.Heading(heading);
            foreach (var paragraph in text.Length == 0 ? ["Inte skrivet än."] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) document.Paragraph(paragraph);
        }
    }

    private static string Word(string colour) => colour switch
    {
        "green" => "● Grönt",
        "yellow" => "▲ Gult",
        _ => "■ Rött",
    };
}
