using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Yarp.ReverseProxy;

namespace Est.Gateway.Docs;

/// <summary>Fetches the services' documents and keeps the merged one for half a minute; for two seconds while a service is away.</summary>
internal sealed class OpenApiDocument(IServiceProvider services, IProxyStateLookup proxy, HttpClient http, TimeProvider clock) : IDisposable
{
    public const string Own = "gateway";

    private static readonly string[] Services = ["intake", "picture", "prioritization", "followup"];
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeptIncomplete = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim making = new(1, 1);
    private (string Json, DateTimeOffset Until)? made;

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        await making.WaitAsync(ct);
        try
        {
            if (made is { } ready && clock.GetUtcNow() < ready.Until) return ready.Json;
            var theirs = await Task.WhenAll(Services.Select(service => FetchAsync(service, ct)));
            var answered = Services.Zip(theirs).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!));
            var json = MergedDocument.Merge([(Own, await OwnAsync(ct)), .. answered]).ToJsonString();
            made = (json, clock.GetUtcNow() + (theirs.Contains(null) ? KeptIncomplete : Kept));
            return json;
        }
        finally
        {
            making.Release();
        }
    }

    private async Task<JsonObject> OwnAsync(CancellationToken ct)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(ct);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct))!.AsObject();
    }

    /// <summary>Null when the service does not answer: the others' addresses are worth showing all the same.</summary>
    private async Task<JsonObject?> FetchAsync(string service, CancellationToken ct)
    {
        if (!proxy.TryGetCluster(service, out var cluster) || cluster.DestinationsState.AllDestinations is not [var destination, ..]) return null;
        try
        {
            var json = await http.GetStringAsync(new Uri(new Uri(destination.Model.Config.Address), "/openapi/v1.json"), ct);
            return JsonNode.Parse(json)!.AsObject();
        }
        catch (Exception error) when (error is HttpRequestException or System.Text.Json.JsonException || (error is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => making.Dispose();
}
