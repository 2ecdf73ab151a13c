using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Weeks;

namespace Est.Ui.Tests;

/// <summary>
/// Karlskoga with four areas, 60 weeks of made reports from the police, and an intervention from half a year ago whose review is late: what a kommun has when
/// it has worked with Est for a while. All of it came through the gateway.
/// </summary>
internal sealed class YearsOfReports
{
    public const string Kommun = "1883", Problem = "Mörkt i gångtunneln", Old = "Nya lampor i gångtunneln";
    private const int Weeks = 60, PerStream = 400;
    private static readonly (string Code, string Name, double West)[] Areas = [("tunneln", "Tunneln", 14.50), ("parken", "Parken", 14.52), ("hamnen", "Hamnen", 14.54), ("asen", "Åsen", 14.56)];
    private readonly HttpClient coordinator;

    private YearsOfReports(HttpClient coordinator) => this.coordinator = coordinator;

    /// <summary>The last week that is over.</summary>
    public static Week LastWeek => Week.Of(DateTimeOffset.UtcNow).Previous;

    public static async Task MakeAsync()
    {
        using var coordinator = await RunningEst.ClientAsync(Kommun, "samordnare", "Karlskoga kommun");
        var made = new YearsOfReports(coordinator);
        await made.PutAreasAsync();
        await SendReportsAsync();
        // 4 areas of 1 to 5 reports in each of 60 weeks.
        await Eventually.SeesAsync("all the weeks are counted", async () =>
            (await made.GetAsync($"trends?area=tunneln&from={LastWeek.Plus(1 - Weeks)}&to={LastWeek}"))["weeks"]!.AsArray().Sum(week => (int)week!["count"]!), sum => sum >= Reports("tunneln"));
        await made.InterveneAsync();
    }

    private static int Reports(string area) => Enumerable.Range(1, Weeks).Sum(ago => Count(area, ago));

    /// <summary>Five a week in the tunnel until the lamps came, and two since; the others go on between two and four.</summary>
    private static int Count(string area, int weeksAgo) => area == "tunneln" ? weeksAgo > 26 ? 5 : 2 : 2 + (weeksAgo * 7 + area[0]) % 3;

    private static async Task SendReportsAsync()
    {
        using var police = await RunningEst.ClientAsync(Kommun, "rapportor", "Polisen");
        var lines = Areas.SelectMany(area => Enumerable.Range(1, Weeks).SelectMany(ago => Enumerable.Range(0, Count(area.Code, ago)).Select(n =>
        {
            var day = LastWeek.Plus(1 - ago).Monday.AddDays(n % 7);
            return RunningEst.Report($"resa-{area.Code}-{day:yyyyMMdd}-{n}", report =>
            {
                report["occurredFrom"] = $"{day:yyyy-MM-dd}T20:30:00+01:00";
                report["occurredTo"] = null;
                report["category"] = n == 0 ? "skadegorelse" : "otrygg-plats";
                report["place"] = new JsonObject { ["precision"] = "point", ["lon"] = area.West + 0.01, ["lat"] = 59.33 };
            }).ToJsonString();
        })));
        foreach (var part in lines.Chunk(PerStream))
        {
            using var body = new StringContent(string.Join('\n', part) + "\n", Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
            using var answer = await police.PostAsync(new Uri($"/api/{Kommun}/reports/stream", UriKind.Relative), body);
            var results = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            results.ShouldAllBe(result => result.Contains("\"accepted\"") || result.Contains("\"unchanged\""));
        }
    }

    private async Task PutAreasAsync()
    {
        if ((await GetAsync("areas"))["features"]!.AsArray().Any(area => (string)area!["properties"]!["code"]! == "tunneln")) return;
        var features = Areas.Select(area => (JsonNode)new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["code"] = area.Code, ["name"] = area.Name, ["population"] = 2000, ["validFrom"] = "2018-01-01" },
            ["geometry"] = new JsonObject
            {
                ["type"] = "Polygon",
                ["coordinates"] = new JsonArray(new JsonArray([.. new[] { (0.0, 59.32), (0.02, 59.32), (0.02, 59.34), (0.0, 59.34), (0.0, 59.32) }
                    .Select(corner => (JsonNode)new JsonArray(area.West + corner.Item1, corner.Item2))])),
            },
        });
        using var answer = await coordinator.PutAsJsonAsync($"/api/{Kommun}/areas", new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) });
        answer.EnsureSuccessStatusCode();
    }

    private async Task InterveneAsync()
    {
        if ((await GetAsync("interventions?limit=100"))["interventions"]!.AsArray().Any(one => (string)one!["what"]! == Old)) return;
        var problem = await PostAsync("interventions/problems", new
        {
            title = Problem,
            area = "tunneln",
            categories = new[] { "otrygg-plats", "skadegorelse" },
            causes = new[] { new { text = "Lamporna är trasiga och byts för sällan.", basis = "Rapporter och vandring" } },
        });
        var start = LastWeek.Plus(-25).Monday;
        var one = await PostAsync("interventions", new
        {
            what = Old,
            kind = "belysning",
            areas = new[] { "tunneln" },
            categories = new[] { "otrygg-plats", "skadegorelse" },
            cause = (string)problem["causes"]![0]!,
            goal = new { text = "Hälften så många rapporter", measure = "reports", baseline = 20, target = 10, by = $"{start.AddMonths(6):yyyy-MM-dd}" },
            owner = "Karlskoga kommun",
            partners = new[] { "Polisen" },
            from = $"{start:yyyy-MM-dd}",
            reviewAt = $"{LastWeek.Monday:yyyy-MM-dd}",
        });
        await PostAsync($"interventions/{one["id"]}/plan", new { });
        await PostAsync($"interventions/{one["id"]}/start", new { on = $"{start:yyyy-MM-dd}" });
    }

    private async Task<JsonNode> GetAsync(string path) => (await coordinator.GetFromJsonAsync<JsonNode>($"/api/{Kommun}/{path}"))!;

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await coordinator.PostAsJsonAsync($"/api/{Kommun}/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"POST {path}: {text}");
        return JsonNode.Parse(text)!;
    }
}
