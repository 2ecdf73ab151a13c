using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Est.SituationPicture.Tests.PictureApp))]

namespace Est.SituationPicture.Tests;

/// <summary>
/// SituationPicture on real servers. Its relay is taken out, so that what it announces stays in the outbox to be looked
/// at. Each test works in a kommun of its own.
/// </summary>
public sealed class PictureApp : IAsyncLifetime
{
    private static int used;
    private PassportOffice? office;
    private TestBroker? broker;
    private TestService<PictureDb>? service;

    public TestDatabase Database { get; private set; } = null!;
    public IServiceProvider Services => service!.Services;

    /// <summary>A kommun that no other test uses.</summary>
    public static string NewMunicipality() => Municipalities.All[Interlocked.Increment(ref used)].Code;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync("picture");
        broker = await TestBroker.CreateAsync("picture");
        office = await PassportOffice.OpenAsync();
        service = new TestService<PictureDb>("picture-db", Database, broker, office,
            configure: host => host.ConfigureTestServices(services =>
                services.Remove(services.Single(s => s.ImplementationType?.Name == "Relay"))));
        service.CreateClient().Dispose();
    }

    public HttpClient As(string role, string municipality) => service!.ClientFor(municipality, role);

    /// <summary>Delivers one message with these reports.</summary>
    public Task ReceiveAsync(string municipality, params RecordedReport[] reports) => ReceiveAsync(municipality, reports, Guid.NewGuid());

    public Task ReceiveAsync(string municipality, IReadOnlyList<RecordedReport> reports, Guid messageId) =>
        Services.DeliverAsync<OnReportsRecorded, ReportsRecorded>(new ReportsRecorded(municipality, DateTimeOffset.UtcNow, reports), messageId);

    public async Task<JsonNode> GetAsync(string municipality, string path, string role = "analytiker")
    {
        using var client = As(role, municipality);
        return (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/{municipality}/{path}", UriKind.Relative)))!;
    }

    public async Task<HttpResponseMessage> PutAreasAsync(string municipality, JsonNode areas, string role = "samordnare")
    {
        using var client = As(role, municipality);
        return await client.PutAsJsonAsync(new Uri($"/api/{municipality}/areas", UriKind.Relative), areas);
    }

    /// <summary>The events of one type that the kommun announced, oldest first.</summary>
    public async Task<List<T>> AnnouncedAsync<T>(string municipality) =>
        [.. (await Database.ListAsync<string>("select body from outbox where municipality = $1 and type = $2 order by id", municipality, typeof(T).Name))
            .Select(body => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!)];

    public async ValueTask DisposeAsync()
    {
        if (service is not null) await service.DisposeAsync();
        if (office is not null) await office.DisposeAsync();
        if (broker is not null) await broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
