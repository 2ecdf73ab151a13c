using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.Intake.Feeds.Polisen.Live;

/// <summary>
/// Whose turn it is to call, and when: in the database, so that replicas take turns and a service that is restarted again and again
/// does not call more often than it may.
/// </summary>
internal sealed class PollTurns(ServiceDataSources sources)
{
    /// <param name="Failures">How many calls in a row have failed before this one.</param>
    /// <param name="SeenUntil">The newest publication of the last answer; null before the first.</param>
    public sealed record Turn(int Failures, DateTimeOffset? SeenUntil);

    /// <summary>Takes the turn until <paramref name="until"/>. Null when it is not due yet, or another replica has it.</summary>
    public async Task<Turn?> TakeAsync(Uri address, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(FeedStore.Session, ct);
        await using var command = Command(connection,
            """
            insert into police_polls as p (address, next_at) values ($1, $3)
            on conflict (address) do update set next_at = $3 where p.next_at <= $2
            returning failures, seen_until
            """, address, now, until);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new Turn(reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1));
    }

    /// <param name="next">Null for never.</param>
    public async Task EndAsync(Uri address, int failures, DateTimeOffset? seenUntil, DateTimeOffset? next, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(FeedStore.Session, ct);
        await using var command = Command(connection,
            "update police_polls set failures = $2, seen_until = $3, next_at = $4 where address = $1",
            address, failures, seenUntil, next ?? DateTimeOffset.MaxValue);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>When the next call is due.</summary>
    public async Task<DateTimeOffset> NextAsync(Uri address, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(FeedStore.Session, ct);
        await using var command = Command(connection, "select next_at from police_polls where address = $1", address);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? reader.GetFieldValue<DateTimeOffset>(0) : DateTimeOffset.MinValue;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                Uri address => new NpgsqlParameter { Value = address.ToString() },
                DateTimeOffset time => new NpgsqlParameter { Value = time.UtcDateTime, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
                null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
                _ => new NpgsqlParameter { Value = value },
            });
        }
        return command;
    }
}
