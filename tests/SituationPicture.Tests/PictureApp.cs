using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Rebuilds;
using Est.SituationPicture.Signals;
using Est.SituationPicture.Storage;
using Est.SituationPicture.Tests.Rebuilds;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Est.SituationPicture.Tests.PictureApp))]

namespace Est.SituationPicture.Tests;

/// <summary>
/// SituationPicture on real servers. Its relay is taken out, so that what it announces stays in the outbox to be looked
/// at. Each test works in a kommun of its own.
/// </summary>
public sealed class PictureApp() : ServiceApp<PictureDb>("picture-db", host => host
    .UseSetting("services:intake:http:0", "http://intake")
    .ConfigureTestServices(services =>
    {
        services.Remove(services.Single(s => s.ImplementationType?.Name == "Relay"));
        // Looks for signals some seconds after reports came: a test asks for it at its own time.
        services.Remove(services.Single(s => s.ImplementationType == typeof(SignalWatch)));
        services.AddHttpClient<IntakeFacts>().ConfigurePrimaryHttpMessageHandler(() => Intake).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    })), IAsyncLifetime
{
    /// <summary>Where rebuilds read the facts from.</summary>
    public static IntakeStub Intake { get; } = new();

    private static int used;

    /// <summary>A kommun that no other test uses.</summary>
    public static string NewMunicipality() => Municipalities.All[Interlocked.Increment(ref used)].Code;

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Delivers one message with these reports.</summary>
    public Task ReceiveAsync(string municipality, params RecordedReport[] reports) => ReceiveAsync(municipality, reports, Guid.NewGuid());

    public Task ReceiveAsync(string municipality, IReadOnlyList<RecordedReport> reports, Guid messageId) =>
        Services.DeliverAsync<OnReportsRecorded, ReportsRecorded>(new ReportsRecorded(municipality, DateTimeOffset.UtcNow, reports), messageId);

    /// <summary>Gives the kommun areas, and waits until the facts have moved to them.</summary>
    public async Task<HttpResponseMessage> PutAreasAsync(string municipality, JsonNode areas)
    {
        using var client = As("samordnare", municipality);
        var answer = await client.PutAsJsonAsync(new Uri($"/api/{municipality}/areas", UriKind.Relative), areas);
        if (answer.StatusCode == System.Net.HttpStatusCode.Accepted)
            await JobAsync(municipality, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["job"]!);
        return answer;
    }

    /// <summary>The job's last answer, once it is over.</summary>
    public Task<JsonNode> JobAsync(string municipality, string job) =>
        Eventually.SeesAsync($"the job {job} is over", () => GetAsync(municipality, $"areas/jobs/{job}"), said => (string)said["state"]! != "running");

    /// <summary>The events of one type that the kommun announced, oldest first.</summary>
    public async Task<List<T>> AnnouncedAsync<T>(string municipality) =>
        [.. (await Database.ListAsync<string>("select body from outbox where municipality = $1 and type = $2 order by id", municipality, typeof(T).Name))
            .Select(body => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!)];
}
