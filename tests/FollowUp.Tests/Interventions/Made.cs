using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Interventions;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Interventions;

/// <summary>Interventions as tests need them, made the way people make them.</summary>
internal static class Made
{
    public static DateOnly Today => TimeProvider.System.Today();

    /// <summary>The kommun and an area in it with the code <c>torget</c>.</summary>
    public static Task AreasAsync(this FollowUpApp app, string kommun) =>
        app.Services.DeliverAsync<OnAreasChanged, AreasChanged>(new AreasChanged(kommun, DateTimeOffset.UtcNow, 1,
        [
            new AreaDescription(kommun, "Kommunen", null, 9_500, new DateOnly(2000, 1, 1), null, []),
            new AreaDescription("torget", "Torget", kommun, 1_200, new DateOnly(2000, 1, 1), null, []),
            new AreaDescription("bruket", "Bruket", kommun, 800, new DateOnly(2000, 1, 1), null, []),
        ]));

    /// <summary>A problem at the square with one cause; the cause's id.</summary>
    public static async Task<Guid> CauseAsync(this FollowUpApp app, string kommun)
    {
        var problem = await app.SendAsync(kommun, "POST", "interventions/problems", new
        {
            title = "Klotter vid torget",
            area = kommun,
            categories = new[] { "klotter" },
            causes = new[] { new { text = "Mörkt bakom kiosken", basis = "Lägesbilden v. 40–46" } },
        });
        return problem!["causes"]![0]!.GetValue<Guid>();
    }

    /// <summary>All that is said of an intervention that can be planned.</summary>
    public static JsonObject Whole(string kommun, Guid cause, string owner = "Degerforsbyggen") => new()
    {
        ["what"] = "Ny belysning bakom kiosken",
        ["kind"] = "belysning",
        ["areas"] = new JsonArray(kommun),
        ["categories"] = new JsonArray("klotter"),
        ["cause"] = cause,
        ["goal"] = new JsonObject { ["text"] = "Färre än 8 rapporter", ["measure"] = "reports", ["baseline"] = 12, ["target"] = 8, ["by"] = Text(Today.AddDays(90)) },
        ["owner"] = owner,
        ["partners"] = new JsonArray("Polisen"),
        ["from"] = Text(Today),
        ["until"] = Text(Today.AddDays(60)),
        ["reviewAt"] = Text(Today.AddDays(40)),
    };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An intervention that has come to a state by its steps.</summary>
    public static async Task<Guid> InterventionAsync(this FollowUpApp app, string kommun, string state = InterventionStates.Proposed, string owner = "Degerforsbyggen")
    {
        var id = (await app.SendAsync(kommun, "POST", "interventions", Whole(kommun, await app.CauseAsync(kommun), owner)))!["id"]!.GetValue<Guid>();
        string[] steps = state switch
        {
            InterventionStates.Planned => ["plan"],
            InterventionStates.Ongoing => ["plan", "start"],
            InterventionStates.Done => ["plan", "start", "finish"],
            InterventionStates.NotDone => ["drop"],
            InterventionStates.Ended => ["plan", "start", "end"],
            _ => [],
        };
        foreach (var step in steps)
        {
            if (step == "end") await app.DecideAsync(kommun, id, new { outcome = "end", motive = "Målet är nått." });
            else await app.SendAsync(kommun, "POST", $"interventions/{id}/{step}", step == "drop" ? new { code = "no-money" } : new { });
        }
        return id;
    }

    /// <summary>Decides the intervention's review of a tier.</summary>
    public static async Task<JsonNode?> DecideAsync(this FollowUpApp app, string kommun, Guid intervention, object decision, string tier = "week") =>
        await app.SendAsync(kommun, "POST", $"reviews/{await app.ReviewAsync(kommun, intervention, tier)}/decide", decision);

    /// <summary>The id of the review of a tier that the intervention waits for.</summary>
    public static async Task<Guid> ReviewAsync(this FollowUpApp app, string kommun, Guid intervention, string tier = "week") =>
        (await app.GetAsync(kommun, $"interventions/{intervention}"))["reviews"]!.AsArray()
            .Single(r => (string?)r!["tier"] == tier && r["outcome"] is null)!["id"]!.GetValue<Guid>();

    /// <summary>The codes of a problem's field errors, as <c>field code</c>.</summary>
    public static IEnumerable<string> Errors(this JsonNode? problem) => problem!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}");
}
