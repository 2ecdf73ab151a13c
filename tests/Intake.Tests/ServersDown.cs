using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.Intake.Storage;
using Npgsql;

namespace Est.Intake.Tests;

/// <summary>An Intake whose servers stand behind doors that the tests shut and open.</summary>
public sealed class ServersDown(IntakeFixture shared) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TcpGate postgres = null!, rabbit = null!;
    private TestService<IntakeDb> service = null!;
    private HttpClient sender = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("intake");
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        postgres = new TcpGate(server.Host!, server.Port);
        rabbit = new TcpGate(TestServers.RabbitMq.Host, TestServers.RabbitMq.Port);
        (server.Host, server.Port) = ("127.0.0.1", postgres.Port);
        service = new TestService<IntakeDb>("intake-db", database, shared.Broker, shared.Office, new Dictionary<string, string>
        {
            ["ConnectionStrings:intake-db"] = server.ConnectionString,
            ["ConnectionStrings:messaging"] = shared.Broker.Through(rabbit.Port),
            ["Logging:LogLevel:Default"] = "None",
        });
        sender = service.ClientFor("1862", "rapportor");
    }

    public async ValueTask DisposeAsync()
    {
        postgres.Open();
        rabbit.Open();
        await service.DisposeAsync();
        await postgres.DisposeAsync();
        await rabbit.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task While_RabbitMQ_is_down_reports_are_accepted_and_their_events_go_out_when_it_is_back()
    {
        (await PostAsync("F-0")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await Eventually.SeesAsync("the first event is published", OutboxAsync, waiting => waiting == 0);
        rabbit.Shut();
        for (var i = 1; i <= 5; i++) (await PostAsync($"F-{i}")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await OutboxAsync()).ShouldBe(5);
        rabbit.Open();
        await Eventually.SeesAsync("the waiting events are published", OutboxAsync, waiting => waiting == 0);
    }

    [Fact]
    public async Task While_PostgreSQL_is_down_nothing_is_acknowledged_and_afterwards_all_is_well()
    {
        (await PostAsync("F-0")).StatusCode.ShouldBe(HttpStatusCode.Created);
        postgres.Shut();
        using var refused = await PostAsync("F-1");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("type").GetString().ShouldBe("urn:est:problem:service-unavailable");
        postgres.Open();
        await Eventually.SeesAsync("the same report is taken in", async () => (await PostAsync("F-1")).StatusCode, status => status == HttpStatusCode.Created);
        (await database.ValueAsync<long>("select count(*) from reports", [])).ShouldBe(2);
    }

    private Task<HttpResponseMessage> PostAsync(string externalId) => sender.PostAsJsonAsync("/api/1862/reports", Made.Report(externalId), Ct);

    private Task<long> OutboxAsync() => database.ValueAsync<long>("select count(*) from outbox");
}
