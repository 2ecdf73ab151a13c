using System.Diagnostics;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using MassTransit;
using Npgsql;
using OpenTelemetry;

namespace Est.ServiceDefaults.Messaging;

/// <summary>
/// Publishes the outbox: woken by PostgreSQL's NOTIFY and by a slow poll, in batches with publisher confirms. A row is
/// deleted in the transaction that locked it, after the broker has confirmed it. Replicas share the rows by SKIP LOCKED.
/// </summary>
internal sealed partial class Relay(ServiceDataSources sources, IBus bus, TimeProvider clock, EstMetrics metrics, ILogger<Relay> log)
    : BackgroundService
{
    // An event may tell of 500 reports: this many are some 10 MB in memory.
    private const int BatchSize = 50;
    private static readonly TimeSpan SlowPoll = TimeSpan.FromSeconds(5);
    // Events of a busy moment go out together: each batch costs a commit in the database that others wait for.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan InboxMemory = TimeSpan.FromDays(7);
    private readonly SemaphoreSlim wake = new(0, 1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ListenAsync(stoppingToken), PublishAsync(stoppingToken), ForgetAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken ct)
    {
        await Untiring("listen for outbox rows", async () =>
        {
            using var quiet = SuppressInstrumentationScope.Begin();
            await using var connection = await sources.Relay.OpenConnectionAsync(ct);
            connection.Notification += (_, _) => Wake();
            await using (var listen = new NpgsqlCommand("listen est_outbox", connection)) await listen.ExecuteNonQueryAsync(ct);
            while (true) await connection.WaitAsync(ct);
        }, ct);
    }

    private async Task PublishAsync(CancellationToken ct)
    {
        await Untiring("publish the outbox", async () =>
        {
            while (true)
            {
                if (await PublishBatchAsync(ct) == BatchSize) continue;
                await wake.WaitAsync(SlowPoll, ct);
                await Task.Delay(Gathering, ct);
            }
        }, ct);
    }

    private async Task<int> PublishBatchAsync(CancellationToken ct)
    {
        // The relay's own statements belong to no request; the publishing does, and gets its trace back from the row.
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var connection = await sources.Relay.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = new List<Row>();
        await using (var select = new NpgsqlCommand(
            $"select id, message_id, type, body, trace_parent, created_at from outbox order by id limit {BatchSize} for update skip locked",
            connection, transaction))
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                rows.Add(new Row(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                    reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }
        if (rows.Count == 0) return 0;

        using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            timeout.CancelAfter(ConfirmTimeout);
            await Task.WhenAll(rows.Select(row => PublishAsync(row, timeout.Token)));
        }
        await using (var delete = new NpgsqlCommand("delete from outbox where id = any($1)", connection, transaction)
        {
            Parameters = { new NpgsqlParameter { Value = rows.Select(r => r.Id).ToArray() } },
        })
            await delete.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    private async Task PublishAsync(Row row, CancellationToken ct)
    {
        using var loud = SuppressInstrumentationScope.Begin(false);
        ActivityContext.TryParse(row.TraceParent, null, isRemote: false, out var parent);
        using var activity = row.TraceParent is null ? null : EstTelemetry.Source.StartActivity("outbox publish", ActivityKind.Internal, parent);
        var (@event, type) = OutboxRow.Read(row.Type, row.Body);
        await bus.Publish(@event, type, context => context.MessageId = row.MessageId, ct);
        metrics.OutboxLag.Record((clock.GetUtcNow() - row.CreatedAt).TotalSeconds);
    }

    private Task ForgetAsync(CancellationToken ct) => Untiring("forget old inbox rows", async () =>
    {
        while (true)
        {
            using var quiet = SuppressInstrumentationScope.Begin();
            await using (var command = sources.Relay.CreateCommand("delete from inbox where received_at < $1"))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() - InboxMemory });
                await command.ExecuteNonQueryAsync(ct);
            }
            await Task.Delay(TimeSpan.FromHours(1), clock, ct);
        }
    }, ct);

    /// <summary>Runs the work until the service stops; a lost database or broker is waited for.</summary>
    private async Task Untiring(string what, Func<Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                CouldNot(log, what, error);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake: one wake-up covers all rows written until then.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not {What}; trying again in a second")]
    private static partial void CouldNot(ILogger log, string what, Exception error);

    private sealed record Row(long Id, Guid MessageId, string Type, string Body, string? TraceParent, DateTimeOffset CreatedAt);
}
