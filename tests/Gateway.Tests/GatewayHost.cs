using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Gateway.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Est.Gateway.Tests;

/// <summary>The gateway itself on a real port, in front of the stub service.</summary>
public sealed class GatewayHost : WebApplicationFactory<GatewayDb>
{
    private const string OperatorKey = "the operator's key";
    private readonly TestDatabase database;
    private readonly TestBroker broker;
    private readonly StubService service;
    private readonly MovableClock clock;
    private readonly Dictionary<string, string> settings;

    public GatewayHost(
        TestDatabase database, TestBroker broker, StubService service, MovableClock clock, Dictionary<string, string>? settings = null, bool inMemory = false)
    {
        (this.database, this.broker, this.service, this.clock, this.settings) = (database, broker, service, clock, settings ?? []);
        if (inMemory) return;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Everything that was logged, down to debug.</summary>
    public KeptLog Log { get; } = new();

    public HttpClient Operator => With("X-Operator-Key", OperatorKey);

    public HttpClient With(string header, string value)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(header, value);
        return client;
    }

    public HttpClient WithKey(string key) => With("X-Api-Key", key);

    public async Task<(Guid Id, string Key)> NewKeyAsync(
        string municipality = "1862", string organisation = "Degerforsbyggen", string kind = "fastighetsbolag", string source = "felanmalan",
        string[]? roles = null, string[]? scopes = null, DateTimeOffset? expiresAt = null)
    {
        using var answer = await Operator.PostAsJsonAsync("/access/keys", new { municipality, organisation, kind, source, roles, scopes, expiresAt });
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        answer.IsSuccessStatusCode.ShouldBeTrue(body?.ToJsonString());
        return (body!["id"]!.GetValue<Guid>(), body["key"]!.GetValue<string>());
    }

    /// <summary>A browser in which the persona has signed in; it sends the header against forged requests.</summary>
    public async Task<HttpClient> SignInAsync(string persona)
    {
        var browser = With("X-Est-Csrf", "1");
        using var answer = await browser.PostAsJsonAsync("/session", new { persona });
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:gateway-db", database.ConnectionString);
        builder.UseSetting("ConnectionStrings:messaging", broker.ConnectionString);
        builder.UseSetting("Est:OperatorKey", OperatorKey);
        builder.UseSetting("Est:Demo", "true");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).AddFilter<KeptLog>(null, LogLevel.Debug));
        foreach (var cluster in new[] { "intake", "picture", "prioritization", "followup" })
            builder.UseSetting($"ReverseProxy:Clusters:{cluster}:Destinations:primary:Address", service.Address);
        builder.UseSetting("ReverseProxy:Clusters:intake-streams:Destinations:primary:Address", service.StreamAddress);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
    }
}
