using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Est.ServiceDefaults.Storage;

/// <summary>Statements with their parameters in order, on a connection that entered a kommun; they belong to the transaction that the connection is in.</summary>
[SuppressMessage("Design", "CA1068", Justification = "Parameters of the statement are a params array, which must come last.")]
public static class Sql
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    /// <summary>A statement of a batch.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object?[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    /// <returns>How many rows were changed.</returns>
    public static async Task<int> RunAsync(this NpgsqlConnection connection, CancellationToken ct, string sql, params object?[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlConnection connection, Func<NpgsqlDataReader, T> row, CancellationToken ct, string sql, params object?[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(row(reader));
        return rows;
    }

    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Instant(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
