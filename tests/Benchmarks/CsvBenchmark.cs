using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Est.Testing;
using Npgsql;

namespace Est.Benchmarks;

/// <summary>
/// A CSV file of 100,000 rows as Swedish Excel writes it, from the order to run it until the last row is durable, beside the bare COPY of
/// <see cref="StreamBenchmark"/>; and how much more memory Intake holds meanwhile, the upload and its inspection included.
/// </summary>
internal static class CsvBenchmark
{
    private const int Rows = 100_000, Rounds = 3;

    public static async Task RunAsync()
    {
        var (_, key) = await RunningEst.CreateKeyAsync("1862", organisation: "Filbolaget", source: "fil-matning");
        using var client = RunningEst.ClientWith(key);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "intake" }.ConnectionString);
        await ImportAsync(client, $"w-{Guid.NewGuid():N}", 20_000);
        await Quiet.CountedAsync();
        await StreamBenchmark.PrepareCopyAsync(database);
        var (imports, whole, copies, growth) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var before = MemoryBenchmark.ResidentMegabytes((int)RunningEst.Resource("intake")["pid"]!);
            using var done = new CancellationTokenSource();
            var peak = PeakAsync(done.Token);
            var (run, all) = await ImportAsync(client, $"c{round}-{Guid.NewGuid():N}", Rows);
            await done.CancelAsync();
            imports.Add(Rows / run);
            whole.Add(Rows / all);
            growth.Add(await peak - before);
            await Quiet.CountedAsync();
            copies.Add(await StreamBenchmark.CopyAsync(database, await StreamBenchmark.ReadBackAsync(database)));
            Table.Progress($"csv {round + 1}/{Rounds}: {imports[^1]:0} rows/s, with upload and inspection {whole[^1]:0}, bare COPY {copies[^1]:0}, memory +{growth[^1]:0} MB");
        }
        var ratio = Table.Median(imports.Zip(copies, (import, copy) => import / copy));
        Table.Row("CSV of 100,000 rows through the gateway, rows/s durable", Table.Spread(imports), $"{Table.Spread(copies)} bare COPY", $"20 000; {ratio:0.00} of COPY", Table.Median(imports) >= 20_000);
        Table.Row("the same with upload and inspection, rows/s", Table.Spread(whole), "–", "–", true);
        Table.Row("Growth of Intake's memory meanwhile, most of the rounds", Table.Number(Math.Round(growth.Max()), " MB"), "–", "200 MB", growth.Max() < 200);
    }

    /// <summary>Seconds from the order to run until all is durable, and from the first byte sent.</summary>
    private static async Task<(double Run, double All)> ImportAsync(HttpClient client, string run, int rows)
    {
        var file = File(run, rows);
        var all = Stopwatch.StartNew();
        using var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var received = await client.PostAsync(new Uri("/api/1862/imports?name=matning.csv", UriKind.Relative), body);
        received.EnsureSuccessStatusCode();
        var at = $"/api/1862/imports/{(await received.Content.ReadFromJsonAsync<JsonNode>())!["id"]}";
        var running = Stopwatch.StartNew();
        (await client.PostAsync(new Uri(at + "/run", UriKind.Relative), null)).EnsureSuccessStatusCode();
        while (true)
        {
            var import = (await client.GetFromJsonAsync<JsonNode>(new Uri(at, UriKind.Relative)))!;
            if ((string)import["state"]! == "done")
                return (int)import["accepted"]! == rows ? (running.Elapsed.TotalSeconds, all.Elapsed.TotalSeconds) : throw new InvalidOperationException($"Only {import["accepted"]} of {rows} rows were accepted.");
            if ((string)import["state"]! == "failed") throw new InvalidOperationException($"The import failed: {import["problem"]}");
            await Task.Delay(20);
        }
    }

    private static byte[] File(string run, int rows)
    {
        var start = new DateTime(2026, 11, 20, 21, 30, 0);
        var text = new StringBuilder("Händelse-id;Tidpunkt;Kategori;Allvarlighetsgrad;Beskrivning;Latitud;Longitud\r\n", rows * 160);
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{run}-{i};{start.AddMinutes(-(i * 7919L % 604_800)):yyyy-MM-dd HH.mm};Klotter;{i % 3 + 1};Krossad ruta vid entrén till tvättstugan, glas på marken. Området är avspärrat.;59,{i % 310:000};14,{300 + i % 300:000}\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static async Task<double> PeakAsync(CancellationToken done)
    {
        var (peak, pid) = (0.0, (int)RunningEst.Resource("intake")["pid"]!);
        while (!done.IsCancellationRequested)
        {
            peak = Math.Max(peak, MemoryBenchmark.ResidentMegabytes(pid));
            await Task.Delay(20, CancellationToken.None);
        }
        return peak;
    }
}
