using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Signals;

/// <summary>
/// Which kommuner have counts that were not looked at for signals. Written in the transaction of the counts: neither a crash nor a lost notification forgets one.
/// </summary>
public static class StaleSignals
{
    public const string Channel = "est_signals";

    public static async Task MarkAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using var command = transaction.Command(
            $"""
            with marked as (
                insert into stale_signals as s (municipality, changes) values ($1, 1)
                on conflict (municipality) do update set changes = s.changes + 1)
            select pg_notify('{Channel}', $1)
            """, municipality);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How many changes there were so far; null when all were looked at.</summary>
    public static async Task<long?> ReadAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using var command = transaction.Command("select changes from stale_signals where municipality = $1", municipality);
        return await command.ExecuteScalarAsync(ct) as long?;
    }

    /// <summary>Changes that came since <paramref name="seen"/> was read stay to be looked at.</summary>
    public static async Task ClearAsync(NpgsqlTransaction transaction, string municipality, long seen, CancellationToken ct)
    {
        await using var command = transaction.Command("delete from stale_signals where municipality = $1 and changes = $2", municipality, seen);
        await command.ExecuteNonQueryAsync(ct);
    }
}
