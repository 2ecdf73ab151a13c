using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Access;

[assembly: AssemblyFixture(typeof(Est.Access.Tests.EveryPart))]

namespace Est.Access.Tests;

/// <summary>The gateway and all services, running, and someone of every kind to call them.</summary>
public sealed class EveryPart : IAsyncLifetime
{
    public const string Anonymous = "anonymous";
    public const string Operator = "operator";
    public const string Own = "1862";
    public const string Other = "1883";
    private const string OperatorKey = "the operator's key";

    private readonly Dictionary<Part, Running> running = [];
    private readonly Dictionary<Part, TestDatabase> databases = [];
    private readonly Dictionary<string, string> keys = [];
    private readonly List<IAsyncDisposable> borrowed = [];
    private PassportOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await PassportOffice.OpenAsync();
        borrowed.Add(office);
        var broker = await TestBroker.CreateAsync("access");
        borrowed.Add(broker);
        foreach (var part in Part.All)
        {
            var database = await TestDatabase.CreateAsync("access");
            borrowed.Add(database);
            databases[part] = database;
            running[part] = part.Start(database, broker, office, new Dictionary<string, string>
            {
                ["Est:OperatorKey"] = OperatorKey,
                ["Est:Demo"] = "true",
                // Nobody listens there: what the gateway lets through ends as 502.
                ["ReverseProxy:Clusters:intake:Destinations:primary:Address"] = "http://127.0.0.1:1",
                ["ReverseProxy:Clusters:intake-streams:Destinations:primary:Address"] = "http://127.0.0.1:1",
                ["ReverseProxy:Clusters:picture:Destinations:primary:Address"] = "http://127.0.0.1:1",
                ["ReverseProxy:Clusters:prioritization:Destinations:primary:Address"] = "http://127.0.0.1:1",
                ["ReverseProxy:Clusters:followup:Destinations:primary:Address"] = "http://127.0.0.1:1",
                ["services:intake:http:0"] = "http://127.0.0.1:1",
            });
        }
        await MakeKeysAsync();
    }

    /// <summary>The tables of the part's database.</summary>
    public Task<List<string>> TablesAsync(Part part) => databases[part].ListAsync<string>("select tablename::text from pg_tables where schemaname = 'public'");

    /// <summary>Of the part's database, as its owner.</summary>
    public string ConnectionString(Part part) => databases[part].ConnectionString;

    public Running this[Part part] => running[part];

    /// <summary>The columns of the part's table. The operator's key opens nothing but the gateway, so services have no such column.</summary>
    public static IReadOnlyList<string> CallersOf(Part part) =>
        [Anonymous, .. Roles.All, .. Scopes.All, .. part == Part.Gateway ? [Operator] : Array.Empty<string>()];

    /// <summary>Sends the request as that caller, whose passport or key is for <paramref name="municipality"/>.</summary>
    public async Task<HttpResponseMessage> SendAsync(Part part, HttpRequestMessage request, string caller, string municipality = Own)
    {
        if (part == Part.Gateway && caller == Operator) request.Headers.Add("X-Operator-Key", OperatorKey);
        else if (part == Part.Gateway && caller != Anonymous) request.Headers.Add("X-Api-Key", keys[caller]);
        else if (caller != Anonymous) request.Headers.Authorization = new("Bearer", office.Issue(PassportOf(caller, municipality)));
        return await running[part].Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static Passport PassportOf(string caller, string municipality)
    {
        var passport = PassportOffice.Of(municipality, caller);
        return Roles.All.Contains(caller) ? passport : passport with { Roles = [], Scopes = [caller] };
    }

    private async Task MakeKeysAsync()
    {
        await RequireAsync("/access/municipalities", new { codes = new[] { Own, Other } });
        foreach (var role in Roles.All) keys[role] = await KeyAsync(Own, [role], []);
        foreach (var scope in Scopes.All) keys[scope] = await KeyAsync(Passport.AllMunicipalities, [], [scope]);
    }

    private async Task<string> KeyAsync(string municipality, string[] roles, string[] scopes) =>
        (await RequireAsync("/access/keys", new { municipality, organisation = "Test", kind = "ovrig", source = "test", roles, scopes }))["key"]!.GetValue<string>();

    private async Task<JsonNode> RequireAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        using var answer = await SendAsync(Part.Gateway, request, Operator);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in running.Values) await part.DisposeAsync();
        foreach (var one in borrowed) await one.DisposeAsync();
    }
}
