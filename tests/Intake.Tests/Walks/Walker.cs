using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Tests.Walks;

/// <summary>Someone who arranges safety walks.</summary>
internal sealed class Walker(IntakeFixture intake, string role = Roles.Coordinator)
{
    public static readonly DateOnly Day = TimeProvider.System.Today().AddDays(-3);

    public IntakeClient Client { get; } = intake.NewReporter(role: role);

    public static JsonObject Plan() => new()
    {
        ["title"] = "Vandring kring torget",
        ["date"] = $"{Day:yyyy-MM-dd}",
        ["time"] = "18:30",
        ["light"] = "dark",
        ["route"] = new JsonObject { ["type"] = "LineString", ["coordinates"] = new JsonArray(new JsonArray(14.4301, 59.2377), new JsonArray(14.4322, 59.2381)) },
        ["area"] = "torget",
        ["invited"] = new JsonArray("Boende kring torget", "Degerforsbyggen"),
        ["participants"] = new JsonArray(new JsonObject { ["organisation"] = "Boende", ["count"] = 7 }, new JsonObject { ["organisation"] = "Polisen", ["count"] = 1 }),
    };

    public static JsonObject Dark() => new()
    {
        ["what"] = "Mörkt bakom kiosken.",
        ["category"] = "belysning",
        ["severity"] = 2,
        ["lon"] = 14.4310,
        ["lat"] = 59.2379,
    };

    public static JsonObject Lamps() => new()
    {
        ["what"] = "Nya lampor längs gången.",
        ["kind"] = "belysning",
        ["responsible"] = "Kommunen",
        ["decision"] = "will",
    };

    public async Task<JsonNode> PlanAsync(JsonObject? plan = null) => await MustAsync(HttpMethod.Post, "walks", plan ?? Plan());

    /// <summary>A walk that was walked, with what was noted of it.</summary>
    public async Task<JsonNode> WalkedAsync(JsonObject[] observations, JsonObject[] proposals)
    {
        var walk = await PlanAsync();
        foreach (var observation in observations) await MustAsync(HttpMethod.Post, $"walks/{walk["id"]}/observations", observation);
        foreach (var proposal in proposals) await MustAsync(HttpMethod.Post, $"walks/{walk["id"]}/proposals", proposal);
        var walked = Plan();
        walked["state"] = "walked";
        return await MustAsync(HttpMethod.Put, $"walks/{walk["id"]}", walked);
    }

    public Task<JsonNode> PublishAsync(JsonNode walk) => MustAsync(HttpMethod.Post, $"walks/{walk["id"]}/publish", []);

    public async Task<JsonNode> MustAsync(HttpMethod method, string path, JsonObject body)
    {
        var (status, answer) = await SendAsync(method, path, body);
        if ((int)status >= 300) throw new ShouldAssertException($"{(int)status} {answer}");
        return answer!;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/{IntakeFixture.Degerfors}/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Client.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The status and the end of the problem's type.</summary>
    public async Task<string> RefusedAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body);
        return $"{(int)status} {((string?)answer?["type"])?["urn:est:problem:".Length..]}";
    }

    /// <summary>The errors that a body is refused with, e.g. <c>title: required</c>.</summary>
    public async Task<string[]> ErrorsAsync(HttpMethod method, string path, JsonObject body)
    {
        var (status, answer) = await SendAsync(method, path, body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        return [.. answer!["errors"]!.AsArray().Select(e => $"{e!["field"]}: {e["code"]}")];
    }

    public async Task<List<WalkProposed>> ProposedAsync(JsonNode walk) =>
        [.. (await intake.Database.ListAsync<string>("select body from outbox where type = 'WalkProposed' and body::jsonb->>'walk' = $1 order by id", (string)walk["id"]!))
            .Select(body => System.Text.Json.JsonSerializer.Deserialize<WalkProposed>(body, System.Text.Json.JsonSerializerOptions.Web)!)];
}
