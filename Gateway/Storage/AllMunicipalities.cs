using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Storage;

/// <summary>
/// The one way past row-level security: reads organisations and integration keys of all kommuner, to recognise a caller
/// and to list them for the operator. Nothing can be written through it.
/// </summary>
internal static class AllMunicipalities
{
    /// <summary>Runs one query that sees every kommun; the permission ends with its transaction.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        ServiceDataSources sources, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] parameters)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var permit = new NpgsqlCommand("select set_config('est.lookup', 'on', true)", connection, transaction))
            await permit.ExecuteNonQueryAsync(ct);

        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }
}
