using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A made round of prioritisation with four areas, of which two are to be chosen.</summary>
public static class MadeRound
{
    public const string Period = "2026-Q2", AnyRounds = "**/api/*/rounds", AnyRound = $"**/api/*/rounds/{Period}";

    private static readonly (string Code, string Name, double Need, double? Influence, double Score, double Probability)[] Areas =
    [
        ("torget", "Torget", 0.9, 4, 0.84, 0.97), ("bruket", "Bruket", 0.7, 3.5, 0.66, 0.71), ("parken", "Parken", 0.6, null, 0.61, 0.3), ("svarta", "Svartå", 0.1, 2, 0.14, 0.02),
    ];

    public static JsonObject Rounds() => JsonNode.Parse($$"""{"next":"2026-Q3","rounds":[{"period":"{{Period}}","state":"open","chosen":[],"decidedAt":null,"decidedBy":null}]}""")!.AsObject();

    /// <param name="judged">Areas that the reader's own organisation has judged.</param>
    public static JsonObject Round(bool decided = false, params string[] judged)
    {
        var round = JsonNode.Parse($$$"""
            {"period":"{{{Period}}}","state":"{{{(decided ? "decided" : "open")}}}","revision":7,"dataFrom":"2026-W01","dataTo":"2026-W13","chosenCount":2,
             "weights":[{"criterion":"perInhabitant","weight":0.5,"used":0.5,"known":true},{"criterion":"influence","weight":0.5,"used":0.5,"known":true},{"criterion":"survey","weight":0.2,"used":0,"known":false}],
             "weightsMotive":null,"weightsBy":null,"stability":{"draws":10000,"seed":1862202602,"sameSet":0.64},
             "organisations":[{"name":"Degerfors kommun","kind":"kommun","answered":{{{(judged.Length > 0 ? "true" : "false")}}},"remindedAt":null},{"name":"Polisen","kind":"polis","answered":true,"remindedAt":null},{"name":"Degerforsbyggen","kind":"fastighetsbolag","answered":false,"remindedAt":null}],
             "survey":null,"decision":null,
             "last":{"period":"2026-Q1","weeks":12,"areas":[{"area":"svarta","name":"Svartå","before":52,"after":31,"comparison":[{"area":"parken","name":"Parken"}],"comparisonBefore":40,"comparisonAfter":38,
               "rateRatio":{"estimate":0.63,"low":0.4,"high":0.97},"interventions":{"planned":0,"ongoing":1,"done":3,"notDone":1,"ended":0}}],
               "regression":{"before":52,"expectedAnyway":44.2}
             }}
            """)!.AsObject();
        round["areas"] = new JsonArray([.. Areas.Select((area, index) => Area(area, index + 1, decided))]);
        round["myJudgement"] = new JsonArray([.. judged.Select(area => new JsonObject { ["area"] = area, ["mandate"] = 4, ["owners"] = 3, ["measures"] = 4, ["time"] = 2, ["motive"] = "Vi äger husen." })]);
        if (decided) round["decision"] = JsonNode.Parse("""{"at":"2026-03-26T10:00:00+01:00","by":"Karin Holm, Degerfors kommun","motive":"Skolan är i Parken.","chosen":[{"area":"torget","name":"Torget","rank":1,"score":0.84,"motive":null},{"area":"parken","name":"Parken","rank":3,"score":0.61,"motive":"Nära skolan."}]}""");
        return round;
    }

    /// <summary>What other weights give: the second and the third change places.</summary>
    public static JsonObject Tried() => new()
    {
        ["areas"] = new JsonArray([.. new[] { 0, 2, 1, 3 }.Select((which, index) => Ranked(Areas[which], index + 1))]),
        ["stability"] = new JsonObject { ["draws"] = 10000, ["seed"] = 1862202602, ["sameSet"] = 0.31 },
    };

    private static JsonObject Area((string Code, string Name, double Need, double? Influence, double Score, double Probability) area, int rank, bool decided)
    {
        var shown = Ranked(area, rank);
        shown["name"] = area.Name;
        shown["population"] = 1200;
        shown["squareKilometres"] = 1.4;
        shown["recent"] = new JsonArray([.. Enumerable.Range(0, 13).Select(week => (JsonNode)(week % 3 + rank))]);
        shown["reports"] = 40 - rank;
        shown["need"] = new JsonObject { ["score"] = area.Need, ["criteria"] = JsonNode.Parse("""[{"criterion":"perInhabitant","value":12.3,"normalised":0.8,"known":true},{"criterion":"survey","value":null,"normalised":0.5,"known":false}]""") };
        shown["influence"] = new JsonObject
        {
            ["median"] = area.Influence,
            ["low"] = area.Influence - 1,
            ["high"] = area.Influence + 1,
            ["disagreement"] = area.Influence is null ? "none" : "high",
            ["answers"] = area.Influence is null ? 0 : 2,
            ["judgements"] = area.Influence is null ? new JsonArray() : JsonNode.Parse("""[{"organisation":"Polisen","mandate":4,"owners":3,"measures":4,"time":2,"score":3.25,"motive":"Vi har en områdespolis där."}]"""),
        };
        shown["chosen"] = decided ? area.Code is "torget" or "parken" : null;
        shown["motive"] = null;
        return shown;
    }

    private static JsonObject Ranked((string Code, string Name, double Need, double? Influence, double Score, double Probability) area, int rank) => new()
    {
        ["area"] = area.Code,
        ["score"] = area.Score,
        ["rank"] = rank,
        ["topsis"] = area.Score,
        ["topsisRank"] = rank,
        ["probability"] = area.Probability,
        ["proposed"] = rank <= 2,
    };
}
