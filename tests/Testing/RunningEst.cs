using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Testing;

/// <summary>The whole of Est, started by <c>./est test</c> or <c>./est bench</c> and reached as its users reach it: through the gateway.</summary>
public static class RunningEst
{
    // Made when first used: some tests want only the data beside the repository, and no running instance.
    private static HttpClient OperatorClient => field ??= Operator();

    public static Uri Gateway => TestServers.Gateway;
    public static string Home => TestServers.Home;

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of real data beside the repository, or null on a machine without it.</summary>
    public static string? SharedData(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        return File.Exists(path) ? path : null;
    }

    public static async Task AddMunicipalitiesAsync(params string[] codes) =>
        (await OperatorClient.PostAsJsonAsync("/access/municipalities", new { codes })).EnsureSuccessStatusCode();

    /// <summary>Makes an integration key and answers its id and secret.</summary>
    public static async Task<(string Id, string Key)> CreateKeyAsync(
        string municipality, string role = "rapportor", string organisation = "Provbolaget", string kind = "fastighetsbolag",
        string source = "prov", string? scope = null)
    {
        if (municipality != "all") await AddMunicipalitiesAsync(municipality);
        using var answer = await OperatorClient.PostAsJsonAsync("/access/keys", new
        {
            municipality,
            organisation,
            kind,
            source,
            roles = scope is null ? new[] { role } : [],
            scopes = scope is null ? [] : new[] { scope },
        });
        answer.EnsureSuccessStatusCode();
        var key = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return ((string)key["id"]!, (string)key["key"]!);
    }

    public static async Task RevokeKeyAsync(string id) =>
        (await OperatorClient.PostAsync(new Uri($"/access/keys/{id}/revoke", UriKind.Relative), null)).EnsureSuccessStatusCode();

    public static HttpClient ClientWith(string key)
    {
        var client = new HttpClient { BaseAddress = Gateway, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    public static async Task<HttpClient> ClientAsync(string municipality, string role = "rapportor", string organisation = "Provbolaget") =>
        ClientWith((await CreateKeyAsync(municipality, role, organisation)).Key);

    /// <summary>A resource of the app model as <c>./est status</c> knows it.</summary>
    public static JsonNode Resource(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Home, "run", "resources.json")))!["resources"]!.AsArray()
            .Single(resource => (string)resource!["name"]! == name)!;

    /// <summary>Runs <c>./est</c> against this instance.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "est"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EST_HOME"] = Home;
        start.Environment["EST_PORT"] = Gateway.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static async Task<JsonNode> PictureAsync(HttpClient client, string municipality, string week)
    {
        using var answer = await client.GetAsync(new Uri($"/api/{municipality}/pictures/{week}", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"GET picture {week}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>A valid report body; replace or add members with <paramref name="change"/>.</summary>
    public static JsonObject Report(string? externalId = null, Action<JsonObject>? change = null)
    {
        var report = new JsonObject
        {
            ["externalId"] = externalId ?? Guid.NewGuid().ToString(),
            ["occurredFrom"] = "2026-11-20T21:30:00+01:00",
            ["occurredTo"] = "2026-11-20T23:00:00+01:00",
            ["category"] = "skadegorelse",
            ["severity"] = 2,
            ["kind"] = "incident",
            ["description"] = "Krossad ruta vid entrén.",
            ["place"] = new JsonObject { ["precision"] = "municipality" },
        };
        change?.Invoke(report);
        return report;
    }

    private static HttpClient Operator()
    {
        var client = new HttpClient { BaseAddress = Gateway };
        client.DefaultRequestHeaders.Add("X-Operator-Key", File.ReadAllText(Path.Combine(Home, "operator.key")).Trim());
        return client;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Est.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Est.sln was not found above the test's folder.");
    }
}
