using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Gateway.Storage;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Access;
using Est.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Est.Benchmarks;

/// <summary>
/// The gateway beside bare YARP, both in front of the same service, in turns. With the gateway each request carries a key, which is recognised,
/// held to its limits, and exchanged for a passport; with bare YARP it is only passed on. What a request takes longer is measured to a service
/// that checks the passport too; what the gateway carries, to the same service as bare YARP's, since what a service does is not the gateway's work.
/// </summary>
internal static class GatewayBenchmark
{
    private const int Rounds = 7;
    private const int Connections = 64;
    private const string Body = """{"week":"2026-W47"}""";
    private const string OperatorKey = "the operator's key";
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync("gateway");
        await using var broker = await TestBroker.CreateAsync("gateway");
        await using var office = await PassportOffice.OpenAsync();
        await using var stub = await StubAsync(checksPassports: false);
        await using var checking = await StubAsync(checksPassports: true);
        await using var bare = await BareAsync(stub.Urls.Single());
        await using var gateway = new TestService<GatewayDb>("gateway-db", database, broker, office, Settings(stub.Urls.Single(), checking.Urls.Single()), host => host.ConfigureLogging(log => log.ClearProviders()));
        gateway.UseKestrel(0);
        gateway.StartServer();
        var address = gateway.ClientOptions.BaseAddress;
        checking.Configuration["Est:Passports:Jwks"] = new Uri(address, "/.well-known/jwks.json").ToString();
        var key = await KeyAsync(address);

        using var checkedPassport = Client(new Uri(address, "/api/1862/pictures/2026-W47"), key);
        using var throughGateway = Client(new Uri(address, "/api/1862/years/2026"), key);
        using var throughYarp = Client(new Uri(bare.Urls.Single() + "/api/1862/years/2026"), null);
        var (alone, together) = (new List<(Load Gateway, Load Yarp)>(), new List<(Load Gateway, Load Yarp)>());
        for (var round = -1; round < Rounds; round++)
        {
            var one = (await LoadAsync(checkedPassport, 1), await LoadAsync(throughYarp, 1));
            var many = (await LoadAsync(throughGateway, Connections), await LoadAsync(throughYarp, Connections));
            if (round < 0) continue;    // warms up
            alone.Add(one);
            together.Add(many);
            Table.Progress($"gateway {round + 1}/{Rounds}: {many.Item1.PerSecond:0}/s of {many.Item2.PerSecond:0}/s, {one.Item1.Median:0.000} ms of {one.Item2.Median:0.000} ms");
        }
        var added = Table.Median(alone.Select(pair => pair.Gateway.Median - pair.Yarp.Median));
        Table.Row("Key, limits and passport, added to a request at the median", Table.Number(Table.Median(alone.Select(pair => pair.Gateway.Median)), " ms"),
            Table.Number(Table.Median(alone.Select(pair => pair.Yarp.Median)), " ms bare YARP"), $"{Table.Number(added, " ms")} added (under 0.3 ms)", added < 0.3);
        var ratio = Table.Median(together.Select(pair => pair.Gateway.PerSecond / pair.Yarp.PerSecond));
        Table.Row($"Gateway, {Connections} connections, requests/s", Table.Spread([.. together.Select(pair => pair.Gateway.PerSecond)]),
            $"{Table.Spread([.. together.Select(pair => pair.Yarp.PerSecond)])} bare YARP", $"{ratio:0.00} of bare YARP (at least 0.60)", ratio >= 0.6);
    }

    private sealed record Load(double PerSecond, double Median);

    private static async Task<Load> LoadAsync(HttpClient client, int connections)
    {
        if (await client.GetStringAsync((Uri?)null) != Body) throw new InvalidOperationException($"{client.BaseAddress} is not answered by the service.");
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < Measured)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync((Uri?)null);
                answer.EnsureSuccessStatusCode();
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return own;
        })));
        var all = times.SelectMany(own => own).ToList();
        return new Load(all.Count / clock.Elapsed.TotalSeconds, Table.Median(all));
    }

    private static HttpClient Client(Uri address, string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = address };
        if (key is not null) client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    private static async Task<WebApplication> StubAsync(bool checksPassports)
    {
        var builder = checksPassports ? WebApplication.CreateBuilder() : WebApplication.CreateSlimBuilder();
        if (checksPassports) builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        if (checksPassports) app.UseServiceDefaults();
        var answers = app.MapGet("/api/{municipality}/{**rest}", () => TypedResults.Content(Body, "application/json"));
        if (checksPassports) answers.AllowRoles([.. Roles.All]);
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> BareAsync(string stub)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "stub", Match = new RouteMatch { Path = "/{**rest}" } }],
            [new ClusterConfig { ClusterId = "stub", Destinations = new Dictionary<string, DestinationConfig> { ["primary"] = new() { Address = stub } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return app;
    }

    /// <summary>One key sends all the load, so its limit is lifted; it is counted all the same.</summary>
    private static Dictionary<string, string> Settings(string stub, string checking) => new()
    {
        ["Est:OperatorKey"] = OperatorKey,
        ["Est:Limits:Key:Burst"] = "10000000",
        ["Est:Limits:Key:Each"] = "10000000",
        ["ReverseProxy:Clusters:picture:Destinations:primary:Address"] = checking,
        ["ReverseProxy:Clusters:followup:Destinations:primary:Address"] = stub,
    };

    private static async Task<string> KeyAsync(Uri gateway)
    {
        using var client = new HttpClient { BaseAddress = gateway, DefaultRequestHeaders = { { "X-Operator-Key", OperatorKey } } };
        using var added = await client.PostAsJsonAsync("/access/municipalities", new { codes = new[] { "1862" } });
        added.EnsureSuccessStatusCode();
        using var made = await client.PostAsJsonAsync("/access/keys", new { municipality = "1862", organisation = "Lasten", kind = "ovrig", source = "last", roles = new[] { "samordnare" } });
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonNode>())!["key"]!.GetValue<string>();
    }
}
