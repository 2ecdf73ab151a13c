using Est.FollowUp.Effects;
using Est.FollowUp.Years;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.ActionPlans;

/// <summary>Sentences for the three parts of the picture, made from what Est knows. They are a beginning: what Est does not know is said as well.</summary>
public static class PlanSuggestions
{
    private const int Year = 52, Most = 3;

    /// <param name="Organisations">That have reported in the past year.</param>
    public sealed record Known(int Organisations, int Pledges, int ProblemsWithoutCause);

    /// <param name="read">Knows the two years up to <paramref name="last"/>.</param>
    public static ActionPlan.Suggestions Of(EffectReader read, Week last, IReadOnlyList<ActionPlan.Row> rows, IReadOnlyList<YearReport.KindResult> kinds, Known known) => new(
        read.History is { } history ? Mapping(history, read.Areas, read.Municipality, last) : ["Inga rapporter har kommit in i Est."],
        [
            .. Lines(
                (known.Organisations > 0, $"{InSwedish.Count(known.Organisations, "aktör", "aktörer")} har rapporterat till den gemensamma lägesbilden under det senaste året."),
                (known.Pledges > 0, $"{InSwedish.Count(known.Pledges, "medborgarlöfte", "medborgarlöften")} gäller.")),
            "Rapporter är inte brott. Komplettera med anmälda brott, Polisens trygghetsmätning eller Nationella trygghetsundersökningen, skolans och socialtjänstens kunskap "
                + "och det som har kommit fram i dialog med dem som bor och arbetar i kommunen.",
        ],
        Analysis(rows, kinds, known));

    private static List<string> Mapping(CountedHistory history, AreaTree areas, string municipality, Week last)
    {
        var (now, then) = (new WeekSpan(last.Plus(1 - Year), last), new WeekSpan(last.Plus(1 - 2 * Year), last.Plus(-Year)));
        var (total, before) = (history.Weeks(municipality, [], now).Sum(), history.Weeks(municipality, [], then).Sum());
        var byArea = areas.Codes.Select(code => (areas.Named(code).Name, Now: history.Weeks(code, [], now).Sum(), Then: history.Weeks(code, [], then).Sum())).ToList();
        var most = byArea.Where(a => a.Now > 0).OrderByDescending(a => a.Now).ThenBy(a => a.Name, StringComparer.Create(InSwedish.Culture, false)).Take(Most).ToList();
        var kinds = history.Categories(municipality, now).Take(Most).ToList();
        var compared = history.First <= then.First;
        var risen = byArea.Where(a => a.Now > a.Then).OrderByDescending(a => a.Now - a.Then).ThenBy(a => a.Name, StringComparer.Create(InSwedish.Culture, false)).FirstOrDefault();
        return Lines(
            (true, $"{InSwedish.Count(total, "rapport", "rapporter")} kom på 52 veckor, från vecka {now.First.Number} {now.First.Year} till vecka {last.Number} {last.Year}"
                + (!compared || before == 0 ? "." : total == before ? ", lika många som de 52 veckorna före." : $", {InSwedish.Change((double)total / before)} än de 52 veckorna före.")),
            (most.Count > 0, $"Flest rapporter hade {InSwedish.List([.. most.Select(a => $"{a.Name} ({InSwedish.Number(a.Now)})")])}."),
            (kinds.Count > 0, $"Vanligast var {InSwedish.List([.. kinds.Select(k => $"{(DefaultCategories.ByCode(k.Category)?.Name ?? k.Category).ToLower(InSwedish.Culture)} ({InSwedish.Number(k.Count)})")])}."),
            (compared && risen.Name is not null, $"Mest ökade {risen.Name}, från {InSwedish.Number(risen.Then)} till {InSwedish.Count(risen.Now, "rapport", "rapporter")}."));
    }

    private static List<string> Analysis(IReadOnlyList<ActionPlan.Row> rows, IReadOnlyList<YearReport.KindResult> kinds, Known known)
    {
        var (problems, without) = (rows.Select(r => r.Problem).Distinct().Count(), rows.Count(r => r.Intervention is null));
        var causes = rows.Select(r => r.Number.Split('.')[0]).Distinct().Count();
        return
        [
            .. Lines(
                (problems > 0, $"{InSwedish.Count(problems, "problem är beskrivet", "problem är beskrivna")}, med {InSwedish.Count(causes, "orsak", "orsaker")}."),
                (known.ProblemsWithoutCause > 0, $"{InSwedish.Count(known.ProblemsWithoutCause, "problem saknar", "problem saknar")} beskriven orsak."),
                (without > 0, $"{InSwedish.Count(without, "orsak har", "orsaker har")} ingen beslutad åtgärd.")),
            .. kinds.Select(k => k.Sentence),
        ];
    }

    private static List<string> Lines(params IReadOnlyList<(bool Said, string Text)> lines) => [.. lines.Where(line => line.Said).Select(line => line.Text)];
}
