using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A safety walk on a dark Wednesday, in the state that a test asks for.</summary>
public static class MadeWalks
{
    public const string Walks = "**/api/*/walks", AnyWalk = "**/api/*/walks/w1", Protocol = "**/api/*/walks/w1/protocol", Categories = "**/api/*/categories", Kinds = "**/api/*/interventions/kinds";

    public static async Task AnswerWalksAsync(this StaffPage staff, string state = "published")
    {
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeAnswers.Picture(organisations: [MadeAnswers.Organisation("Degerforsbyggen", 5)]));
        await staff.AnswerAsync(Walks, new JsonObject { ["walks"] = new JsonArray(Walk(state)) });
        await staff.AnswerAsync(AnyWalk, Walk(state));
        await staff.AnswerAsync(Protocol, ProtocolOf(state));
        await staff.AnswerAsync(Categories, JsonNode.Parse("""{"categories":[{"code":"belysning","name":"Belysning","weight":1,"retired":false},{"code":"klotter","name":"Klotter","weight":1.5,"retired":true}]}""")!);
        await staff.AnswerAsync(Kinds, JsonNode.Parse("""{"kinds":[{"code":"belysning","name":"Belysning","retired":false}]}""")!);
    }

    public static JsonNode Walk(string state, int revision = 4) => Filled(JsonNode.Parse("""
        {"id":"w1","title":"Torget och gångtunneln","date":"2026-03-04","time":"18:30","light":"dark","area":"torget","organisation":"Degerfors kommun","target":"2026-09-04",
         "invited":["Boende vid torget","Polisen"],"participants":[{"organisation":"Boende","count":14},{"organisation":"Degerforsbyggen","count":2}],
         "route":{"type":"LineString","coordinates":[[14.421,59.237],[14.424,59.238],[14.427,59.237]]},"observations":[],"proposals":[]}
        """)!, state, revision);

    public static JsonNode ProtocolOf(string state) => JsonNode.Parse($$"""
        {"municipality":"1862","title":"Torget och gångtunneln","date":"2026-03-04","time":"18:30","light":"dark","area":"torget","organisation":"Degerfors kommun","state":"{{state}}","publishedAt":"2026-03-18T09:00:00+01:00","target":"2026-09-04",
         "invited":["Boende vid torget","Polisen"],"participants":[{"organisation":"Boende","count":14},{"organisation":"Degerforsbyggen","count":2}],
         "route":{"type":"LineString","coordinates":[[14.421,59.237],[14.424,59.238],[14.427,59.237]]},
         "observations":[{"number":1,"what":"Två lampor är trasiga i gångtunneln.","category":"Belysning","positive":false,"lon":14.424,"lat":59.238},{"number":2,"what":"Nya bänkar som används.","category":"Lugnt","positive":true,"lon":14.427,"lat":59.237}],
         "proposals":[{"number":1,"what":"Byt lamporna i tunneln","kind":"belysning","area":"torget","responsible":"Degerforsbyggen","until":"2026-05-01","decision":"will","reason":null,"state":"done","doneOn":"2026-04-20","whyNot":null,"timing":"kept"},
          {"number":2,"what":"Riv muren","kind":"sikt","area":"torget","responsible":null,"until":null,"decision":"will-not","reason":"Muren håller upp banvallen.","state":null,"doneOn":null,"whyNot":null,"timing":null}]}
        """)!;

    private static JsonNode Filled(JsonNode walk, string state, int revision)
    {
        walk["state"] = state;
        walk["revision"] = revision;
        walk["publishedAt"] = state == "published" ? "2026-03-18T09:00:00+01:00" : null;
        if (state == "planned") return walk;
        walk["observations"] = JsonNode.Parse("""
            [{"id":"s1","what":"Två lampor är trasiga i gångtunneln.","category":"belysning","severity":2,"positive":false,"lon":14.424,"lat":59.238,"report":"r1"},
             {"id":"s2","what":"Nya bänkar som används.","category":"lugnt","severity":1,"positive":true,"lon":14.427,"lat":59.237,"report":"r2"}]
            """);
        walk["proposals"] = JsonNode.Parse("""
            [{"id":"p1","what":"Byt lamporna i tunneln","kind":"belysning","area":"torget","responsible":"Degerforsbyggen","until":"2026-05-01","decision":"will","reason":null,"became":{"number":12,"state":"done","doneOn":"2026-04-20","whyNot":null},"timing":"kept"},
             {"id":"p2","what":"Riv muren","kind":"sikt","area":"torget","responsible":null,"until":null,"decision":"will-not","reason":"Muren håller upp banvallen.","became":null,"timing":null},
             {"id":"p3","what":"Klipp häcken vid lekplatsen","kind":"sikt","area":"torget","responsible":"Degerfors kommun","until":null,"decision":"unknown","reason":null,"became":null,"timing":"waiting"}]
            """);
        return walk;
    }
}
