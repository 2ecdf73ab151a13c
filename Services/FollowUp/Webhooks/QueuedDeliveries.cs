using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.FollowUp.Webhooks;

/// <summary>The deliveries that wait for the dispatcher.</summary>
public static class QueuedDeliveries
{
    /// <summary>Wakes the dispatchers of all replicas.</summary>
    public const string Channel = "est_webhooks";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <param name="message">Id of the event, the same when it is heard again.</param>
    /// <param name="address">How Est is reached.</param>
    /// <param name="only">One webhook whatever it subscribes to; null for all that subscribe.</param>
    public static async Task AddAsync(
        NpgsqlConnection connection, string municipality, Guid message, WebhookEvent told, DateTimeOffset occurredAt, string address, DateTimeOffset now, Guid? only,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("""
            insert into webhook_deliveries (municipality, id, webhook, message, event, body, created_at, queued_at, state)
            select $1, gen_random_uuid(), id, $2, $3, $4, $5, $5, 'waiting' from webhooks
            where municipality = $1 and active and (id = $6::uuid or ($6::uuid is null and $3 = any(events) and ($7::text is null or organisation = $7::text)))
            on conflict (municipality, webhook, message) do nothing
            """, municipality, message, told.Name, told.ToCloudEvent(message, municipality, occurredAt, address), now.UtcDateTime, only, told.Organisation);
        // A lane that finds nothing waiting says so while it holds the webhook's row. The deliveries stand before the row is asked for here, so either it sees
        // them, or this sees that it rests. One that backs off goes on doing so. Rows are locked in one order, and no key is, which the new deliveries refer to.
        batch.Add("""
            update webhooks set due_at = coalesce(due_at, $2) where municipality = $1 and id in (
                select id from webhooks where municipality = $1 and id in (select webhook from webhook_deliveries where municipality = $1 and message = $3)
                order by id for no key update)
            """, municipality, now.UtcDateTime, message);
        batch.Add("delete from webhook_deliveries where municipality = $1 and created_at < $2 and state <> 'waiting'", municipality, (now - Remembered).UtcDateTime);
        batch.Add("select pg_notify($1, '')", Channel);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Queues a delivery once more, with the same id and body, and at once.</summary>
    /// <returns>False when the webhook has no such delivery.</returns>
    public static async Task<bool> ReplayAsync(NpgsqlConnection connection, string municipality, Guid webhook, Guid delivery, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.RunAsync(ct,
            """
            update webhook_deliveries set state = 'waiting', attempts = 0, queued_at = $4, delivered_at = null, answer = null, error = null
            where municipality = $1 and webhook = $2 and id = $3
            """, municipality, webhook, delivery, now.UtcDateTime) == 0) return false;
        await connection.RunAsync(ct, "update webhooks set due_at = $3, failures = 0, active = true where municipality = $1 and id = $2", municipality, webhook, now.UtcDateTime);
        await connection.RunAsync(ct, "select pg_notify($1, '')", Channel);
        await transaction.CommitAsync(ct);
        return true;
    }
}
