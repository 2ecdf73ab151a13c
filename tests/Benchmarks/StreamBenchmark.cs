using System.Diagnostics;
using Est.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Est.Benchmarks;

/// <summary>
/// 100,000 reports as one stream through the gateway, durable and answered line by line, beside a bare binary COPY of the
/// same rows into copies of the same tables (reports and outbox, with their indexes, and as many rows in them) in batches of
/// 10,000, without any service and while none has work left.
/// </summary>
internal static class StreamBenchmark
{
    private const int Reports = 100_000;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var (_, key) = await RunningEst.CreateKeyAsync("1862", organisation: "Strömbolaget");
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "intake" }.ConnectionString);
        var (streams, copies) = (new List<double>(), new List<double>());
        await Send($"w-{Guid.NewGuid():N}", 20_000);
        await Quiet.CountedAsync();
        await PrepareCopyAsync(database);
        for (var round = 0; round < Rounds; round++)
        {
            streams.Add(await Send($"s{round}-{Guid.NewGuid():N}", Reports));
            await Quiet.CountedAsync();
            var rows = await ReadBackAsync(database);
            copies.Add(await CopyAsync(database, rows));
            Table.Progress($"stream {round + 1}/{Rounds}: {streams[^1]:0} rows/s, bare COPY {copies[^1]:0} rows/s");
        }
        var ratio = Table.Median(streams.Zip(copies, (stream, copy) => stream / copy));
        Table.Row("Stream of 100,000 reports through the gateway, rows/s", Table.Spread(streams), $"{Table.Spread(copies)} bare COPY",
            $"{ratio:0.00} of COPY (at least 0.50)", ratio >= 0.5);

        async Task<double> Send(string run, int count)
        {
            var body = MadeReports.Ndjson(run, count);
            var clock = Stopwatch.StartNew();
            var (results, complete) = await StreamClient.SendAsync(RunningEst.Gateway, "1862", key, body, CancellationToken.None);
            var seconds = clock.Elapsed.TotalSeconds;
            if (!complete || results.Count != count || results.Any(r => r.Status != "accepted"))
                throw new InvalidOperationException($"Only {results.Count(r => r.Status == "accepted")} of {count} reports were accepted.");
            return count / seconds;
        }
    }

    /// <summary>The rows as Est stored them last, in column order.</summary>
    internal static async Task<Rows> ReadBackAsync(NpgsqlDataSource database)
    {
        var columns = new List<(string Name, string Type)>();
        await using (var describe = database.CreateCommand(
            "select column_name, udt_name from information_schema.columns where table_name = 'reports' and table_schema = 'public' order by ordinal_position"))
        await using (var reader = await describe.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add((reader.GetString(0), reader.GetString(1)));

        var values = new List<object[]>(Reports);
        await using (var select = database.CreateCommand($"select {string.Join(", ", columns.Select(c => c.Name))} from reports order by received_at desc limit {Reports}"))
        await using (var reader = await select.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                var row = new object[columns.Count];
                reader.GetValues(row);
                values.Add(row);
            }
        return new Rows(columns, values);
    }

    internal sealed record Rows(List<(string Name, string Type)> Columns, List<object[]> Values);

    internal static async Task PrepareCopyAsync(NpgsqlDataSource database)
    {
        await using var prepare = database.CreateCommand("""
            drop table if exists bench_reports, bench_outbox;
            create table bench_reports (like reports including all);
            create table bench_outbox (like outbox including all);
            insert into bench_reports select * from reports;
            """);
        prepare.CommandTimeout = 300;
        await prepare.ExecuteNonQueryAsync();
    }

    internal static async Task<double> CopyAsync(NpgsqlDataSource database, Rows rows)
    {
        // Est writes one event for up to 500 reports; the baseline writes rows of the same number and about the same size.
        var body = new string('x', 500 * 330);
        await using var connection = await database.OpenConnectionAsync();
        var clock = Stopwatch.StartNew();
        foreach (var batch in rows.Values.Chunk(10_000))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var copy = await connection.BeginBinaryImportAsync($"copy bench_reports ({string.Join(", ", rows.Columns.Select(c => c.Name))}) from stdin (format binary)"))
            {
                foreach (var row in batch)
                {
                    await copy.StartRowAsync();
                    for (var i = 0; i < row.Length; i++)
                        if (row[i] is DBNull) await copy.WriteNullAsync();
                        else await copy.WriteAsync(row[i], rows.Columns[i].Type);
                }
                await copy.CompleteAsync();
            }
            await using (var copy = await connection.BeginBinaryImportAsync("copy bench_outbox (municipality, type, body) from stdin (format binary)"))
            {
                for (var i = 0; i < batch.Length; i += 500)
                    await copy.WriteRowAsync(CancellationToken.None, "1862", "ReportsRecorded", body);
                await copy.CompleteAsync();
            }
            await transaction.CommitAsync();
        }
        return rows.Values.Count / clock.Elapsed.TotalSeconds;
    }
}
