using Npgsql;

namespace Est.SituationPicture.Storage;

/// <summary>
/// Whoever changes facts, areas or counts of a kommun does so alone, until its transaction ends: counts can then be read, reckoned
/// with and written back. Kommuner do not wait for each other.
/// <para>Such a transaction finds its rows by their keys. Plans are kept by a connection, and one made while a table was empty
/// would read it from end to end when it is full, hence no sequential scans.</para>
/// </summary>
public static class MunicipalityLock
{
    private const int Space = 719_026;

    public static async Task LockAsync(this NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using var command = transaction.Command(
            "select pg_advisory_xact_lock($1, hashtext($2)), set_config('enable_seqscan', 'off', true)", Space, municipality);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A command of the transaction with its parameters in order.</summary>
    public static NpgsqlCommand Command(this NpgsqlTransaction transaction, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
