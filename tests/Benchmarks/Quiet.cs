using System.Diagnostics;
using Est.Testing;
using Npgsql;

namespace Est.Benchmarks;

/// <summary>Waits until what one measurement set going is done, so that the next is not measured with it.</summary>
internal static class Quiet
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(5);

    /// <summary>All that Intake stored is in the picture, and what the picture announced of it is with the others.</summary>
    public static async Task CountedAsync()
    {
        var clock = Stopwatch.StartNew();
        while (await WorkLeftAsync())
        {
            if (clock.Elapsed > MostPatience) throw new TimeoutException($"Reports were not counted in {MostPatience}.");
            await Task.Delay(100);
        }
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>All that Intake stored is in the broker's queues or further.</summary>
    public static async Task PublishedAsync()
    {
        while (await CountAsync("intake", "select count(*) from outbox") > 0) await Task.Delay(100);
    }

    /// <summary>How many facts the picture has.</summary>
    public static Task<long> FactsAsync() => CountAsync("picture", "select count(*) from facts");

    private static async Task<bool> WorkLeftAsync() =>
        await CountAsync("intake", "select count(*) from outbox") > 0
        || await CountAsync("intake", "select count(*) from reports")
            != await CountAsync("picture", "select count(*) from facts")
        || await CountAsync("picture", "select count(*) from outbox") > 0;

    private static async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = database }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
