using System.Diagnostics;
using Npgsql;

namespace Est.Benchmarks;

/// <summary>Waits until what one measurement set going is done, so that the next is not measured with it.</summary>
internal static class Quiet
{
    public static async Task OutboxAsync(NpgsqlDataSource database)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(5))
        {
            await using var command = database.CreateCommand("select count(*) from outbox");
            if ((long)(await command.ExecuteScalarAsync())! == 0) break;
            await Task.Delay(100);
        }
        await Task.Delay(TimeSpan.FromSeconds(2));
    }
}
