using Est.ServiceDefaults.Storage;
using Npgsql;
using OpenTelemetry;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// Claims the webhooks that are due and delivers to each on its own: a slow one holds its own place among many, and no other. Replicas share them by
/// SKIP LOCKED. A claim moves the due time past a lease, so that what a fallen replica held is taken over.
/// </summary>
internal sealed partial class WebhookDispatcher(ServiceDataSources sources, DeliverWaiting deliver, TimeProvider clock, ILogger<WebhookDispatcher> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DispatchAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                CouldNotClaim(log, error);
                await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DispatchAsync(CancellationToken ct)
    {
        using var places = new SemaphoreSlim(AtOnce);
        var running = new HashSet<Task>();
        await using var connection = await sources.Relay.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {QueuedDeliveries.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        try
        {
            while (true)
            {
                await places.WaitAsync(ct);
                places.Release();
                var claimed = await ClaimAsync(connection, places.CurrentCount, ct);
                foreach (var (municipality, webhook) in claimed)
                {
                    await places.WaitAsync(ct);
                    running.Add(RunAsync(municipality, webhook, places, ct));
                }
                running.RemoveWhere(task => task.IsCompleted);
                if (claimed.Count == 0) await connection.WaitAsync(Poll, ct);
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<List<(string Municipality, Guid Webhook)>> ClaimAsync(NpgsqlConnection connection, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = new NpgsqlCommand(
            """
            update webhooks set due_at = $2 where (municipality, id) in (
                select municipality, id from webhooks where due_at <= $1 order by due_at limit $3 for no key update skip locked)
            returning municipality, id
            """, connection)
        {
            Parameters = { new() { Value = now.UtcDateTime }, new() { Value = (now + DeliverWaiting.Lease).UtcDateTime }, new() { Value = most } },
        };
        var claimed = new List<(string, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) claimed.Add((reader.GetString(0), reader.GetGuid(1)));
        return claimed;
    }

    private async Task RunAsync(string municipality, Guid webhook, SemaphoreSlim places, CancellationToken ct)
    {
        try
        {
            await deliver.Handle(municipality, webhook, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: the lease runs out, and another goes on.
        }
        catch (Exception error)
        {
            CouldNotDeliver(log, webhook, error);
        }
        finally
        {
            places.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not look for webhooks that are due; trying again in a second")]
    private static partial void CouldNotClaim(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} is left until its lease has run out")]
    private static partial void CouldNotDeliver(ILogger log, Guid webhook, Exception error);
}
