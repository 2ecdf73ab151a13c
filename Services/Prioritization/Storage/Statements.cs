using Npgsql;

namespace Est.Prioritization.Storage;

/// <summary>Commands with their parameters in order, null included.</summary>
public static class Statements
{
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params IReadOnlyList<object?> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    public static async Task<int> RunAsync(this NpgsqlConnection connection, string sql, IReadOnlyList<object?> parameters, CancellationToken ct)
    {
        await using var command = connection.Statement(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlConnection connection, Func<NpgsqlDataReader, T> read, string sql, IReadOnlyList<object?> parameters, CancellationToken ct)
    {
        await using var command = connection.Statement(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
