using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What came of the interventions, and what is told of it: a year, letters, a council's report, pledges and a plan.</summary>
public static class MadeFollowUp
{
    public const string
        AnyEffect = "**/api/*/effects/*", Years = "**/api/*/years", AnyYear = "**/api/*/years/*", Letters = "**/api/*/feedback?*", AnyLetter = "**/api/*/feedback/letter-1",
        Council = "**/api/*/council", AnyReport = "**/api/*/council/20*", Pledges = "**/api/*/pledges", Plan = "**/api/*/action-plan";

    /// <summary>Fewer reports than in the comparison areas, surely; nothing at the neighbours.</summary>
    public static JsonNode Effect()
    {
        var effect = JsonNode.Parse("""
            {"intervention":{"id":"i1","number":12,"what":"Ny belysning","from":"2025-12-29"},"before":{"from":"2025-W41","to":"2025-W52","weeks":12},"after":{"from":"2026-W01","to":"2026-W08","weeks":8},
             "treated":{"areas":[{"code":"torget","name":"Torget"}],"before":60,"after":24},"comparison":{"areas":[{"code":"bruket","name":"Bruket"}],"before":72,"after":48},
             "displacement":{"areas":[{"code":"parken","name":"Parken"}],"before":30,"after":20},"displacementComparison":{"areas":[{"code":"bruket","name":"Bruket"}],"before":72,"after":48},
             "wdd":{"local":{"estimate":-16.4,"standardError":6,"low":-28,"high":-4.8,"z":-2.7},"displacement":{"estimate":1.2,"standardError":5,"low":-8.6,"high":11,"z":0.2},"total":null},
             "rateRatio":{"estimate":0.6,"low":0.4,"high":0.9,"logEstimate":-0.51,"standardError":0.2,"overdispersion":1.1},"wdq":{"value":-0.07,"meaning":"displacement"},"segmented":null,
             "evidence":{"level":3,"because":["before-and-after","comparison-areas","alike-before"]},
             "cautions":[{"code":"chosen-for-being-worst","values":{"recentPerWeek":7.1,"earlierPerWeek":4.9}},{"code":"other-interventions","values":{"numbers":[9,14]}}],
             "sentence":"Rapporterna blev 40 % färre jämfört med liknande områden, med en osäkerhet på 10 till 60 procent."}
            """)!;
        effect["weekly"] = new JsonArray([.. Enumerable.Range(0, 20).Select(i => new JsonObject
        {
            ["week"] = i < 12 ? $"2025-W{i + 41}" : $"2026-W{i - 11:00}",
            ["treated"] = i < 12 ? 5 : 3,
            ["comparison"] = 6.0,
        })]);
        return effect;
    }

    /// <summary>The one that the effect is of, as its page asks for it.</summary>
    public static JsonNode Intervention() => JsonNode.Parse("""
        {"id":"i1","number":12,"revision":3,"what":"Ny belysning","kind":"belysning","kindName":"Belysning","state":"ongoing","areas":[{"code":"torget","name":"Torget"}],"categories":[],"problem":null,"cause":null,"goal":null,
         "owner":"Degerforsbyggen","partners":[],"contact":null,"from":"2025-12-29","until":null,"reviewAt":null,"reviewOverdueDays":0,"isOrdinary":false,"source":{"kind":"own","reference":null},"latestReview":null,"whyNot":null,
         "missing":[],"actions":[],"canChange":false,"work":[],"dose":[],"reviews":[],"history":[],"predecessor":null,"successor":null}
        """)!;

    public static JsonNode Year(int kinds = 2, int areas = 2) => new JsonObject
    {
        ["year"] = 2026,
        ["weeks"] = 52,
        ["total"] = 1000,
        ["lastYear"] = 1100,
        ["compared"] = JsonNode.Parse("""{"from":"2026-W01","weeks":52,"total":1000,"lastYear":1100}"""),
        ["uncompared"] = new JsonArray(Uncompared()),
        ["notCompared"] = JsonNode.Parse("""[{"kind":"dialog","name":"Dialog","interventions":2,"sentence":"Dialog: 2 insatser. Inget säkert kan sägas."}]"""),
        ["kinds"] = new JsonArray([.. Enumerable.Range(1, kinds).Select(Kind)]),
        ["areas"] = new JsonArray([.. Enumerable.Range(1, areas).Select(i => new JsonObject
        {
            ["code"] = $"a{i}",
            ["name"] = i == 1 ? "Torget" : $"Skolområdet och idrottsplatsen nummer {i}",
            ["weeks"] = new JsonArray([.. Enumerable.Range(0, 52).Select(week => (JsonNode)(week % (i + 2)))]),
            ["total"] = 52 * i,
            ["lastYear"] = i == 1 ? 80 : 52 * i,
            ["compared"] = new JsonObject { ["from"] = "2026-W01", ["weeks"] = 52, ["total"] = 52 * i, ["lastYear"] = i == 1 ? 80 : 52 * i },
            ["levels"] = new JsonObject { ["green"] = 40, ["yellow"] = 10, ["red"] = 2 },
        })]),
        ["promised"] = JsonNode.Parse("""{"decided":20,"done":14,"ongoing":3,"notDone":2,"unknown":1,"reasons":[{"code":"weather","name":"Väder eller årstid","count":2}]}"""),
        ["reviews"] = JsonNode.Parse("""{"continue":5,"extend":2,"replace":1,"end":4,"overdue":3}"""),
        ["pledges"] = JsonNode.Parse("""{"kept":2,"partly":1,"notKept":0,"underWay":1}"""),
        ["sentences"] = new JsonArray("20 insatser beslutades under året och 14 är gjorda.", "Belysning tycks ge färre rapporter."),
    };

    private static JsonNode Uncompared()
    {
        var kind = Kind(1);
        (kind["kind"], kind["name"], kind["basis"], kind["predictionLow"], kind["predictionHigh"]) = ("samtal", "Samtal", "weak", null, null);
        kind["sentence"] = "Samtal: rapporterna blev 18 procent färre än före. Det finns inget att jämföra med.";
        return kind;
    }

    private static JsonNode Kind(int number) => new JsonObject
    {
        ["kind"] = $"k{number}",
        ["name"] = number == 1 ? "Belysning" : $"Samverkan med fastighetsägare {number}",
        ["interventions"] = 6,
        ["areas"] = 4,
        ["weeks"] = 120,
        ["ratio"] = number == 1 ? 0.82 : 1.05,
        ["low"] = number == 1 ? 0.7 : 0.8,
        ["high"] = number == 1 ? 0.96 : 1.4,
        ["predictionLow"] = number == 1 ? 0.5 : null,
        ["predictionHigh"] = number == 1 ? 1.3 : null,
        ["tau2"] = 0.02,
        ["i2"] = 31,
        ["basis"] = "moderate",
        ["sentence"] = number == 1 ? "Belysning: 6 insatser, i snitt 18 % färre rapporter än jämförelseområdena. Måttligt underlag." : "Det går inte att säga.",
        ["studies"] = JsonNode.Parse("""[{"intervention":"i1","number":12,"what":"Ny belysning","ratio":0.6,"low":0.4,"high":0.9,"weight":0.7,"evidence":3},{"intervention":"i2","number":14,"what":"Stolpar i parken","ratio":1.1,"low":0.05,"high":30,"weight":0.3,"evidence":2}]"""),
    };

    public static JsonNode LetterList() => JsonNode.Parse("""
        {"letters":[
          {"id":"letter-1","organisation":"Degerfors kommun","period":"2026-W09","issuedAt":"2026-03-04T10:00:00+01:00","sentence":"Ni lämnade 9 rapporter.","read":false,"readBy":[]},
          {"id":"letter-2","organisation":"Polisen","period":"2026-W09","issuedAt":"2026-03-04T10:00:00+01:00","sentence":"Ni lämnade 18 rapporter.","read":false,"readBy":[{"name":"Erik Sund","at":"2026-03-05T08:00:00+01:00"}]}],"next":null}
        """)!;

    public static JsonNode Letter() => JsonNode.Parse("""
        {"id":"letter-1","organisation":"Degerfors kommun","period":"2026-W09","issuedAt":"2026-03-04T10:00:00+01:00","message":"Tack för veckan.","sentence":"Ni lämnade 9 rapporter, och en av era insatser är gjord.",
         "reported":{"reports":9,"weeksReported":1,"weeksCalm":0,"weeksSilent":0,"weeks":1},
         "agreed":{"weeks":["2026-W09"],"areas":[{"area":"torget","name":"Torget","level":"green","before":"red"}],"focus":["Torget fredag kväll"]},
         "done":[{"number":12,"intervention":"i1","what":"Ny belysning","areas":["Torget"],"state":"done","whyNot":null},
                 {"number":13,"intervention":"i3","what":"Beskära häcken","areas":[],"state":"not-done","whyNot":{"code":"weather","text":"Tjäle i marken."}}],
         "results":[{"number":12,"what":"Ny belysning","outcome":"continue","sentence":"Rapporterna blev 40 % färre."}],"prioritised":[{"area":"torget","name":"Torget"}]}
        """)!;

    public static JsonNode Webhooks() => JsonNode.Parse("""{"webhooks":[{"id":"h1","organisation":"Degerfors kommun","url":"https://exempel.se/est","events":["feedback.issued"],"active":true,"createdAt":"2026-01-01T09:00:00+01:00","lastDelivery":{"at":"2026-03-04T10:00:00+01:00","status":503,"ok":false},"waiting":2}]}""")!;

    public static JsonNode Deliveries() => JsonNode.Parse("""{"deliveries":[{"id":"d1","event":"feedback.issued","createdAt":"2026-03-04T10:00:00+01:00","attempts":3,"status":"failed","deliveredAt":null,"nextAttemptAt":null,"error":"status-503"}],"next":null}""")!;

    public static JsonNode CouncilOf(bool openData = false) => new JsonObject
    {
        ["council"] = JsonNode.Parse("""{"name":"LokBrå Karlskoga/Degerfors","municipalities":[{"code":"1862","name":"Degerfors","agreed":true},{"code":"1883","name":"Karlskoga","agreed":false}]}"""),
        ["reports"] = JsonNode.Parse("""[{"period":"2025-Q4","publishedAt":"2026-01-14T10:00:00+01:00","by":"Anna Bergström"}]"""),
        ["openData"] = openData,
    };

    /// <param name="areas">In each of the two kommuner.</param>
    public static JsonNode Report(int areas = 2, int categories = 3)
    {
        static JsonObject Cell(int count) => count is > 0 and < 4 ? new() { ["count"] = null, ["mark"] = "few" } : count == 7 ? new() { ["count"] = null, ["mark"] = "protected" } : new() { ["count"] = count, ["mark"] = null };
        JsonObject Row(int seed)
        {
            var cells = Enumerable.Range(1, categories).Select(i => { var cell = Cell(seed + i); cell["category"] = $"c{i}"; return cell; });
            return new JsonObject { ["cells"] = new JsonArray([.. cells]), ["total"] = Cell(100 + seed) };
        }
        JsonObject Kommun(string code, string name) => new()
        {
            ["code"] = code,
            ["name"] = name,
            ["total"] = Row(40),
            ["rows"] = new JsonArray([.. Enumerable.Range(1, areas).Select(i => { var row = Row(i); row["area"] = $"{code}-{i}"; row["name"] = $"Skolområdet {i}"; return row; })]),
        };
        return new JsonObject
        {
            ["period"] = "2025-Q4",
            ["name"] = "LokBrå Karlskoga/Degerfors",
            ["publishedAt"] = "2026-01-14T10:00:00+01:00",
            ["by"] = "Anna Bergström",
            ["text"] = "Kvartalet var lugnt.",
            ["categories"] = new JsonArray([.. Enumerable.Range(1, categories).Select(i => new JsonObject { ["code"] = $"c{i}", ["name"] = $"Ordningsstörande sammankomst {i}" })]),
            ["municipalities"] = new JsonArray(Kommun("1862", "Degerfors"), Kommun("1883", "Karlskoga")),
            ["total"] = Row(90),
            ["interventions"] = JsonNode.Parse("""{"planned":7,"ongoing":12,"done":19,"ended":5,"notDone":4}"""),
            ["prioritised"] = JsonNode.Parse("""[{"municipality":"1862","area":"torget","name":"Torget"}]"""),
            ["pledges"] = JsonNode.Parse("""[{"title":"Tryggare gångvägar","status":"kept"}]"""),
            ["sentences"] = new JsonArray("I de två kommunerna kom 1 204 rapporter.", "Skadegörelse är vanligast."),
        };
    }

    public static JsonNode PledgeList() => JsonNode.Parse("""
        {"pledges":[
          {"id":"p1","title":"Tryggare gångvägar","text":"Gångvägarna är upplysta.","organisations":["Degerfors kommun","Polisen"],"areas":[{"code":"torget","name":"Torget"}],"picture":"2025-W46","dialogue":"Vandring i november","from":"2026-01-01","until":"2026-12-31",
           "interventions":[{"id":"i1","number":12,"what":"Ny belysning","state":"done"}],"statuses":[{"half":"2025-H2","status":"partly","text":"Häcken återstår.","at":"2025-12-30T09:00:00+01:00","by":"Anna Bergström"}],"due":"2026-06-30","revision":3},
          {"id":"p2","title":"Synliga poliser","text":"Till fots på helgkvällar.","organisations":["Polisen"],"areas":[],"picture":null,"dialogue":null,"from":"2026-01-01","until":"2026-12-31","interventions":[],"statuses":[],"due":"2026-06-30","revision":1}]}
        """)!;

    public static JsonNode PlanOf(string state = "draft", string rest = "") => JsonNode.Parse($$"""
        {"version":1,"state":"{{state}}","revision":5,"decidedOn":"2024-06-12","decidedBy":"Anna Bergström","reference":"KS 2024/88","dueBy":"2026-06-12","daysLeft":101,"clock":"yellow",
         "mapping":"Skadegörelse är vanligast.","otherInformation":"{{rest}}","analysis":"{{rest}}","suggested":{"mapping":["Under året lämnades 1 604 rapporter."],"otherInformation":[],"analysis":["Rapporterna gäller mest kvällar."]},
         "rows":[{"number":"1.1","problem":"Skadegörelse vid tunneln","area":"Torget","cause":"Platsen är mörk","measure":"Ny belysning","goal":"Från 12 till 8","when":"kvartal 3 2026","order":1,"who":"Degerforsbyggen","contact":"Fastighetschefen","kind":"point","followUp":"green","because":"Gjord.","intervention":"i1"},
                 {"number":"1.2","problem":"Skadegörelse vid tunneln","area":"Torget","cause":"Ingen vuxen finns där","measure":"Fältgrupp","goal":null,"when":null,"order":2,"who":null,"contact":null,"kind":"ordinary","followUp":"red","because":"Blev inte gjord.","intervention":"i3"},
                 {"number":"2","problem":"Otrygg lekplats","area":"Bruket","cause":"Häcken skymmer","measure":"","goal":null,"when":null,"order":0,"who":null,"contact":null,"kind":null,"followUp":"red","because":"Orsaken har ingen beslutad åtgärd än.","intervention":null}],
         "versions":[{"version":1,"decidedOn":"2024-06-12"}]}
        """)!;

    /// <summary>Answers every address that the pages of this file ask.</summary>
    public static async Task AnswerFollowUpAsync(this StaffPage staff)
    {
        await staff.AnswerAsync(AnyEffect, Effect());
        await staff.AnswerAsync(Years, new { years = new[] { 2026, 2025 } });
        await staff.AnswerAsync(AnyYear, Year());
        await staff.AnswerAsync(Letters, LetterList());
        await staff.AnswerAsync(AnyLetter, Letter());
        await staff.AnswerAsync("**/api/*/feedback/letter-1/read", new { });
        await staff.AnswerAsync("**/api/*/feedback/preview?*", Letter());
        await staff.AnswerAsync("**/api/*/feedback/address", new { email = "anna@example.se" });
        await staff.AnswerAsync("**/api/*/feedback/links", new { atom = "/follow/1862/x.atom" });
        await staff.AnswerAsync("**/api/*/feedback/webhooks", Webhooks());
        await staff.AnswerAsync("**/api/*/feedback/webhooks/h1/deliveries", Deliveries());
        await staff.AnswerAsync(Council, CouncilOf());
        await staff.AnswerAsync(AnyReport, Report());
        await staff.AnswerAsync("**/api/*/council/*/preview", Report());
        await staff.AnswerAsync(Pledges, PledgeList());
        await staff.AnswerAsync(Plan, PlanOf());
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeWeek.Picture());
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync("**/api/*/interventions?*", new { interventions = Array.Empty<object>(), next = (string?)null });
    }
}
