using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.SystemTests;

/// <summary>Whose door it is: keys through the real gateway.</summary>
public sealed class AccessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_for_another_kommun_is_refused()
    {
        await RunningEst.AddMunicipalitiesAsync("1883");
        using var client = await RunningEst.ClientAsync("1862");
        using var answer = await client.PostAsJsonAsync("/api/1883/reports", RunningEst.Report(), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ProblemTypeAsync(answer)).ShouldBe("urn:est:problem:wrong-municipality");
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        var (id, key) = await RunningEst.CreateKeyAsync("1862");
        using var client = RunningEst.ClientWith(key);
        (await client.PostAsJsonAsync("/api/1862/reports", RunningEst.Report(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await RunningEst.RevokeKeyAsync(id);

        await Eventually.SeesAsync("the revoked key is refused",
            async () => (await client.PostAsJsonAsync("/api/1862/reports", RunningEst.Report(), Ct)).StatusCode,
            status => status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Without_a_key_nothing_of_the_API_answers()
    {
        using var client = new HttpClient { BaseAddress = RunningEst.Gateway };
        foreach (var path in new[] { "/api/1862/reports", "/api/1862/pictures/2026-W47", "/api/1862/quarantine", "/api/1862/nothing" })
            (await client.GetAsync(new Uri(path, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
    }

    [Fact]
    public async Task A_service_refuses_whoever_comes_past_the_gateway()
    {
        var intake = new Uri((string)RunningEst.Resource("intake")["address"]!);
        using var client = new HttpClient { BaseAddress = intake };
        client.DefaultRequestHeaders.Add("X-Api-Key", (await RunningEst.CreateKeyAsync("1862")).Key);
        (await client.PostAsJsonAsync("/api/1862/reports", RunningEst.Report(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string?> ProblemTypeAsync(HttpResponseMessage answer) =>
        (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["type"];
}
