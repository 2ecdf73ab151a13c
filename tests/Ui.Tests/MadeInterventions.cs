using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Made interventions in each state, their work and their reviews.</summary>
public static class MadeInterventions
{
    public const string Id = "11111111-1111-1111-1111-111111111111", AnyList = "**/api/*/interventions?*", AnyOne = "**/api/*/interventions/1*";

    /// <summary>What the pages about interventions ask for, in a kommun with one of each state.</summary>
    public static async Task AnswerAsync(StaffPage staff)
    {
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeWeek.Picture());
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync("**/api/*/categories", JsonNode.Parse("""{"categories":[{"code":"klotter","name":"Klotter","weight":1,"retired":false},{"code":"skadegorelse","name":"Skadegörelse","weight":1,"retired":false}]}""")!);
        await staff.AnswerAsync(AnyList, new JsonObject
        {
            ["interventions"] = new JsonArray(
                Card("proposed", number: 5, what: "Fler papperskorgar", missing: ["cause", "goal"]), Card("planned", number: 4, what: "Fältgruppen ute"), Card("ongoing", number: 3, what: "Ny belysning", overdue: 3),
                Card("done", number: 2, what: "Beskärning"), Card("ended", number: 1, what: "Dialog med skolan")),
            ["next"] = null,
        });
        await staff.AnswerAsync("**/interventions/kinds", JsonNode.Parse("""{"kinds":[{"code":"belysning","name":"Belysning","retired":false},{"code":"dialog","name":"Dialog","retired":false}]}""")!);
        await staff.AnswerAsync("**/interventions/why-not", JsonNode.Parse("""{"reasons":[{"code":"weather","name":"Vädret hindrade"},{"code":"other","name":"Annat skäl"}]}""")!);
        await staff.AnswerAsync("**/interventions/problems", JsonNode.Parse("""{"problems":[{"id":"p1","title":"Skadegörelse vid tunneln","area":"torget","areaName":"Torget","categories":["skadegorelse"],"state":"open","createdAt":"2026-02-01T09:00:00+01:00","causes":[{"id":"c1","text":"Tunneln är mörk","basis":"Vandringen","interventions":1}]}]}""")!);
        await staff.AnswerAsync("**/interventions/work/calendar-link", new { url = "/follow/1862/abc.ics" });
        await staff.AnswerAsync("**/interventions/work?*", new JsonObject
        {
            ["week"] = "2026-W10",
            ["organisations"] = new JsonArray(
                new JsonObject { ["name"] = "Degerfors kommun", ["work"] = new JsonArray(Work("w1", "Följ upp med de boende", "2026-03-04"), Work("w2", "Gå rundan", "2026-03-05")) },
                new JsonObject { ["name"] = "Polisen", ["work"] = new JsonArray(Work("w3", "Patrull vid tunneln", "2026-03-06", canChange: false)) }),
        });
    }

    public static JsonObject Card(string state, int number = 3, string what = "Ny belysning", int overdue = 0, params string[] missing) => new()
    {
        ["id"] = Id,
        ["number"] = number,
        ["revision"] = 6,
        ["what"] = what,
        ["kind"] = "belysning",
        ["kindName"] = "Belysning",
        ["state"] = state,
        ["areas"] = JsonNode.Parse("""[{"code":"torget","name":"Torget"}]"""),
        ["categories"] = new JsonArray("skadegorelse"),
        ["problem"] = missing.Contains("cause") ? null : JsonNode.Parse("""{"id":"p1","title":"Skadegörelse vid tunneln"}"""),
        ["cause"] = missing.Contains("cause") ? null : JsonNode.Parse("""{"id":"c1","text":"Tunneln är mörk"}"""),
        ["goal"] = missing.Contains("goal") ? null : JsonNode.Parse("""{"text":"Färre krossade rutor","measure":"reports","baseline":12.5,"target":8,"by":"2026-09-30","now":10}"""),
        ["owner"] = "Degerforsbyggen",
        ["partners"] = new JsonArray("Degerfors kommun"),
        ["contact"] = null,
        ["from"] = "2026-01-12",
        ["until"] = null,
        ["reviewAt"] = "2026-03-01",
        ["reviewOverdueDays"] = overdue,
        ["isOrdinary"] = false,
        ["source"] = JsonNode.Parse("""{"kind":"meeting","reference":"2026-W02"}"""),
        ["latestReview"] = null,
        ["whyNot"] = null,
        ["missing"] = new JsonArray([.. missing]),
        ["actions"] = new JsonArray([.. (string[])(state switch { "proposed" => ["plan", "drop"], "planned" => ["start", "drop"], "ongoing" => ["finish", "review"], "done" => ["review"], _ => [] })]),
        ["canChange"] = true,
    };

    public static JsonObject One(JsonObject card)
    {
        var one = card.DeepClone().AsObject();
        one["work"] = new JsonArray(Work("w1", "Följ upp med de boende", "2026-03-04"), Work("w4", "Kontrollera lamporna", "2026-02-10", state: "done", amount: 1.5));
        one["dose"] = JsonNode.Parse("""[{"unit":"timmar","amount":14.5,"times":9},{"unit":null,"amount":null,"times":2}]""");
        one["reviews"] = new JsonArray(Review("r1", "quarter", overdue: 3));
        one["history"] = JsonNode.Parse("""[{"at":"2026-01-12T09:00:00+01:00","by":"Anna Bergström, Degerfors kommun","change":"start"},{"at":"2026-01-07T09:00:00+01:00","by":"Est","change":"proposed"}]""");
        one["predecessor"] = null;
        one["successor"] = null;
        return one;
    }

    public static JsonObject Work(string id, string what, string day, string state = "planned", double? amount = null, bool canChange = true) => new()
    {
        ["id"] = id,
        ["intervention"] = Id,
        ["number"] = 3,
        ["interventionWhat"] = "Ny belysning",
        ["what"] = what,
        ["areas"] = JsonNode.Parse("""[{"code":"torget","name":"Torget"}]"""),
        ["organisation"] = canChange ? "Degerfors kommun" : "Polisen",
        ["day"] = day,
        ["at"] = "15:00:00",
        ["minutes"] = 45,
        ["state"] = state,
        ["amount"] = amount,
        ["unit"] = amount is null ? null : "timmar",
        ["whyNot"] = null,
        ["canChange"] = canChange,
    };

    public static JsonObject Review(string id, string tier, int overdue) => new()
    {
        ["id"] = id,
        ["intervention"] = JsonNode.Parse($$$"""{"id":"{{{Id}}}","number":3,"what":"Ny belysning","kindName":"Belysning","state":"ongoing","areas":[{"code":"torget","name":"Torget"}],"owner":"Degerforsbyggen","goal":{"text":"Färre krossade rutor","measure":"reports","baseline":12.5,"target":8,"by":"2026-09-30","now":10}}"""),
        ["tier"] = tier,
        ["due"] = "2026-03-01",
        ["overdueDays"] = overdue,
        ["outcome"] = null,
        ["motive"] = null,
        ["successor"] = null,
        ["decidedAt"] = null,
        ["decidedBy"] = null,
        ["numbers"] = JsonNode.Parse("""{"before":12.5,"now":10,"target":8}"""),
        ["canDecide"] = true,
    };
}
