using System.Diagnostics;
using Est.Testing;
using Npgsql;

namespace Est.Benchmarks;

/// <summary>The picture of one week through the gateway, with 1,000,000 facts of one kommun in 60 weeks in the database.</summary>
internal static class PictureBenchmark
{
    private const int Facts = 1_000_000;
    private const int Requests = 1_000;

    public static async Task RunAsync()
    {
        await FillAsync();
        await MeasureAsync("1,000,000");
    }

    /// <summary>
    /// The same with ten times as many facts. Nine of ten are written straight into the table, as copies: what a picture reads is counted already,
    /// and only whoever scans the facts would notice them.
    /// </summary>
    public static async Task RunTenfoldAsync()
    {
        await FillAsync();
        await using var database = Database();
        await using var describe = database.CreateCommand(
            "select string_agg(column_name, ', ') from information_schema.columns where table_name = 'facts' and table_schema = 'public' and column_name <> 'report_id'");
        var columns = (string)(await describe.ExecuteScalarAsync())!;
        for (var copy = 0; copy < 9; copy++)
        {
            await using var insert = database.CreateCommand($"""
                insert into facts (report_id, {columns})
                select gen_random_uuid(), {columns} from facts where municipality = '1862' limit {Facts}
                """);
            insert.CommandTimeout = 900;
            await insert.ExecuteNonQueryAsync();
            Table.Progress($"picture-10m: {copy + 2},000,000 facts");
        }
        await MeasureAsync("10,000,000");
    }

    private static async Task MeasureAsync(string facts)
    {
        using var analyst = await RunningEst.ClientAsync("1862", "analytiker");
        var (picture, validate) = (new List<double>(), new List<double>());
        for (var i = 0; i < Requests + 50; i++)
        {
            var time = await TimeAsync(analyst, $"/api/1862/pictures/2026-W{i % 40 + 8:00}");
            var bare = await TimeAsync(analyst, "/api/1862/categories");
            if (i < 50) continue;
            picture.Add(time);
            validate.Add(bare);
        }
        var p99 = Table.Percentile(picture, 0.99);
        Table.Row($"GET the picture of a week, {facts} facts, p99 (median)", $"{Table.Number(p99, " ms")} ({Table.Number(Table.Median(picture), " ms")})",
            $"{Table.Number(Table.Percentile(validate, 0.99), " ms")} ({Table.Number(Table.Median(validate), " ms")}) GET categories", "under 50 ms", p99 < 50);
    }

    private static NpgsqlDataSource Database() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "picture" }.ConnectionString);

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static async Task FillAsync()
    {
        await using var database = Database();
        var (_, key) = await RunningEst.CreateKeyAsync("1862", organisation: "Fyllbolaget");
        var clock = Stopwatch.StartNew();
        for (var have = await CountAsync(database); have < Facts; have = await CountAsync(database))
        {
            var count = (int)Math.Min(100_000, Facts - have);
            await StreamClient.SendAsync(RunningEst.Gateway, "1862", key, MadeReports.Ndjson($"f-{Guid.NewGuid():N}", count), CancellationToken.None);
            while (await CountAsync(database) < have + count)
            {
                if (clock.Elapsed > TimeSpan.FromMinutes(15)) throw new TimeoutException("The facts were not counted in 15 minutes.");
                await Task.Delay(500);
            }
            Table.Progress($"picture: {have + count} facts after {clock.Elapsed.TotalSeconds:0} s");
        }
        await using var analyze = database.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select coalesce(sum(reports), 0)::bigint from weekly_organisations where municipality = '1862'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
