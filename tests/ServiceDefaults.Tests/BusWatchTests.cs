using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Est.ServiceDefaultsTests;

/// <summary>A bus that does not find back to a broker that answers ends its process; one whose broker is away waits.</summary>
public sealed class BusWatchTests(NoteFixture notes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_service_whose_bus_stays_lost_while_the_broker_answers_ends()
    {
        await using var database = await TestDatabase.CreateAsync("notes_lost");
        await using var broker = await TestBroker.CreateAsync("notes-lost");
        await using var service = await StartAsync(database, broker.ConnectionString);

        // A queue of another kind in its place: the endpoint cannot come back, though the broker answers.
        await broker.ReplaceByClassicQueueAsync("notes-areas-changed");

        await Eventually.SeesAsync("the service ends", () => Task.FromResult(IsEnding(service)), ending => ending);
        await service.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_service_whose_broker_is_away_waits_for_it()
    {
        await using var database = await TestDatabase.CreateAsync("notes_away");
        await using var broker = await TestBroker.CreateAsync("notes-away");
        await using var gate = new TcpGate(TestServers.RabbitMq.Host, TestServers.RabbitMq.Port);
        await using var service = await StartAsync(database, broker.Through(gate.Port));

        gate.Shut();
        await Eventually.SeesAsync("the bus has noticed", () => HealthAsync(service), health => health != "Healthy");
        await Task.Delay(3 * Patience, TestContext.Current.CancellationToken);

        IsEnding(service).ShouldBeFalse();
    }

    private async Task<NoteService> StartAsync(TestDatabase database, string broker)
    {
        var service = await NoteService.StartAsync(database, broker, notes.Office, Patience);
        await Eventually.SeesAsync("the bus is there", () => HealthAsync(service), health => health == "Healthy");
        // The watch looks twelve times in its patience: once is enough for it to know that the bus has worked.
        await Task.Delay(Patience / 3, TestContext.Current.CancellationToken);
        return service;
    }

    private static async Task<string> HealthAsync(NoteService service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    private static bool IsEnding(NoteService service) =>
        service.App.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
}
