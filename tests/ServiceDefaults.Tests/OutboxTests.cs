using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Est.ServiceDefaultsTests;

public sealed class OutboxTests(NoteFixture notes)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_commits_with_its_change_is_heard_once_and_leaves_the_outbox()
    {
        using var client = notes.ReporterIn("0114");
        for (var i = 0; i < 5; i++) (await client.PostAsync(new Uri("/api/0114/notes", UriKind.Relative), null, Ct)).EnsureSuccessStatusCode();

        await HeardAsync("0114", 5);
        (await notes.Database.ValueAsync<long>("select count(*) from outbox where municipality = '0114'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_whose_change_is_rolled_back_is_never_heard()
    {
        await using (var connection = await notes.Service.Sources.App.OpenAsync("0115", Ct))
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await transaction.PublishAsync([Row("0115")], Ct);
            await transaction.RollbackAsync(Ct);
        }
        await PublishAsync(Row("0117"));

        await HeardAsync("0117", 1);
        (await TimesAsync("0115")).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_delivered_twice_at_once_has_one_effect()
    {
        var bus = notes.Service.App.Services.GetRequiredService<IBus>();
        var id = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            bus.Publish(new AreasChanged("0120", DateTimeOffset.UtcNow, 1, []), context => context.MessageId = id, Ct)));
        await bus.Publish(new AreasChanged("0120", DateTimeOffset.UtcNow, 2, []), Ct);

        await HeardAsync("0120", 2);
    }

    [Fact]
    public async Task Two_relays_share_the_rows_and_publish_each_once()
    {
        await using var second = await NoteService.StartAsync(notes.Database, notes.Broker.ConnectionString, notes.Office);
        await PublishAsync([.. Enumerable.Range(0, 1000).Select(_ => Row("0123"))]);

        await HeardAsync("0123", 1000);
        (await notes.Database.ValueAsync<long>("select count(*) from inbox where municipality = '0123'")).ShouldBe(1000);
    }

    [Fact]
    public async Task Events_wait_in_the_outbox_while_the_broker_is_down_and_go_out_when_it_is_back()
    {
        await using var database = await TestDatabase.CreateAsync("notes_gate");
        await using var broker = await TestBroker.CreateAsync("notes-gate");
        await using var gate = new TcpGate(TestServers.RabbitMq.Host, TestServers.RabbitMq.Port);
        await using var service = await NoteService.StartAsync(database, broker.Through(gate.Port), notes.Office);
        using var client = service.ClientWith(notes.Office.Issue(PassportOffice.Of("0125", "rapportor")));
        await PostAsync();
        await Eventually.SeesAsync("the first event is heard", () => database.ValueAsync<int>("select coalesce(sum(times), 0)::int from heard"), times => times == 1);

        gate.Shut();
        for (var i = 0; i < 3; i++) await PostAsync();
        (await database.ValueAsync<long>("select count(*) from outbox")).ShouldBe(3);

        gate.Open();
        await Eventually.SeesAsync("the waiting events are heard", () => database.ValueAsync<int>("select sum(times)::int from heard"), times => times == 4, TimeSpan.FromMinutes(1));
        (await database.ValueAsync<long>("select count(*) from outbox")).ShouldBe(0);

        async Task PostAsync() => (await client.PostAsync(new Uri("/api/0125/notes", UriKind.Relative), null, Ct)).EnsureSuccessStatusCode();
    }

    private static OutboxRow Row(string municipality) => OutboxRow.Of(new AreasChanged(municipality, DateTimeOffset.UtcNow, 1, []));

    private async Task PublishAsync(params OutboxRow[] rows)
    {
        await using var connection = await notes.Service.Sources.App.OpenAsync(rows[0].Municipality, Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await transaction.PublishAsync(rows, Ct);
        await transaction.CommitAsync(Ct);
    }

    private async Task HeardAsync(string municipality, int times)
    {
        try
        {
            await Eventually.SeesAsync($"{times} events of {municipality} are heard", () => TimesAsync(municipality), seen => seen == times);
        }
        catch (TimeoutException late)
        {
            var left = await notes.Database.ValueAsync<long>("select count(*) from outbox where municipality = $1", municipality);
            throw new TimeoutException($"{late.Message}; in the outbox {left}; in the queues {string.Join(", ", await notes.Broker.QueuesAsync())}", late);
        }
    }

    private Task<int> TimesAsync(string municipality) =>
        notes.Database.ValueAsync<int>("select coalesce((select times from heard where municipality = $1), 0)", municipality);
}
