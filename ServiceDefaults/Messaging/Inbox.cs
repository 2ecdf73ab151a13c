using Npgsql;

namespace Est.ServiceDefaults.Messaging;

/// <summary>Makes a consumer idempotent: the inbox row commits together with the effect, or neither does.</summary>
public static class Inbox
{
    /// <summary>
    /// Notes that <paramref name="consumer"/> takes the message. False when it did before: then do nothing.
    /// A second delivery at the same time waits here until the first has committed or rolled back.
    /// </summary>
    /// <param name="transaction">The transaction of the effect, on a connection that entered <paramref name="municipality"/>.</param>
    public static async Task<bool> TryTakeAsync(
        this NpgsqlTransaction transaction, Guid messageId, string consumer, string municipality, CancellationToken ct) =>
        (await transaction.TakeAsync([messageId], consumer, municipality, ct)).Count == 1;

    /// <summary>The same for several messages at once: answers those that were not taken before.</summary>
    public static async Task<IReadOnlySet<Guid>> TakeAsync(
        this NpgsqlTransaction transaction, Guid[] messageIds, string consumer, string municipality, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "insert into inbox (message_id, consumer, municipality) select id, $2, $3 from unnest($1::uuid[]) id on conflict do nothing returning message_id",
            transaction.Connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = messageIds },
                new NpgsqlParameter { Value = consumer },
                new NpgsqlParameter { Value = municipality },
            },
        };
        var taken = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) taken.Add(reader.GetGuid(0));
        return taken;
    }

    /// <summary>Writes events into the outbox in the same transaction, for consumers and writers that do not use EF Core.</summary>
    public static async Task PublishAsync(this NpgsqlTransaction transaction, IReadOnlyCollection<OutboxRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction) { BatchCommands = { InsertOf(rows) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The same as one command of a batch, for those who publish for several kommuner in one round trip.</summary>
    public static NpgsqlBatchCommand InsertOf(IReadOnlyCollection<OutboxRow> rows) => new(
        """
        insert into outbox (municipality, message_id, type, body, trace_parent)
        select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[])
        """)
    {
        Parameters =
        {
            new NpgsqlParameter { Value = rows.Select(r => r.Municipality).ToArray() },
            new NpgsqlParameter { Value = rows.Select(r => r.MessageId).ToArray() },
            new NpgsqlParameter { Value = rows.Select(r => r.Type).ToArray() },
            new NpgsqlParameter { Value = rows.Select(r => r.Body).ToArray() },
            new NpgsqlParameter { Value = rows.Select(r => r.TraceParent).ToArray() },
        },
    };
}
