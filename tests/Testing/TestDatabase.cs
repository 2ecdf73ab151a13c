using Npgsql;

namespace Est.Testing;

/// <summary>A database of the test run's own, empty at first and dropped at the end together with its roles.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string name) => Name = name;

    public string Name { get; }

    /// <summary>The owner's connection string: sees every row, unlike the service under test.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = Name, Pooling = false }.ConnectionString;

    public static async Task<TestDatabase> CreateAsync(string prefix)
    {
        var database = new TestDatabase($"{prefix}_{Guid.NewGuid():N}");
        await OnServerAsync($"create database \"{database.Name}\"");
        return database;
    }

    /// <summary>The first column of the first row, read as the owner; default when there is none.</summary>
    public async Task<T?> ValueAsync<T>(string sql, params object[] parameters) => (await ListAsync<T>(sql, parameters)).FirstOrDefault();

    /// <summary>The first column of all rows, read as the owner.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync()) values.Add(reader.IsDBNull(0) ? default! : reader.GetFieldValue<T>(0));
        return values;
    }

    public Task ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        await OnServerAsync($"drop database if exists \"{Name}\" with (force)");
        await OnServerAsync($"drop role if exists \"{Name}_app\"");
        await OnServerAsync($"drop role if exists \"{Name}_relay\"");
    }

    private static Task OnServerAsync(string sql) =>
        ExecuteAsync(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "postgres", Pooling = false }.ConnectionString, sql);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
