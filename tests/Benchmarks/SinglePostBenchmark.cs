using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// Single <c>POST /reports</c> at 64 connections through the gateway, beside the same POST to <c>/reports/validate</c>, which
/// authenticates, parses and checks the same body through the same gateway and stores nothing.
/// </summary>
internal static partial class SinglePostBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var (_, key) = await RunningEst.CreateKeyAsync("1862", organisation: "Enkelbolaget");
        var script = Path.Combine(Path.GetTempPath(), $"est-post-{Environment.ProcessId}.lua");
        var report = RunningEst.Report("ID").ToJsonString().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(script, $$"""
            local body = "{{report}}"
            local n, run = 0, tostring(os.time()) .. "-" .. tostring({}):sub(8)
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["X-Api-Key"] = "{{key}}"
            request = function()
              n = n + 1
              return wrk.format(nil, nil, nil, (body:gsub("ID", run .. "-" .. n, 1)))
            end
            """);
        try
        {
            await WrkAsync(script, "reports/validate", 5);
            await WrkAsync(script, "reports", 10);
            var (stored, empty) = (new List<Load>(), new List<Load>());
            for (var round = 0; round < Rounds; round++)
            {
                empty.Add(await WrkAsync(script, "reports/validate", 5));
                stored.Add(await WrkAsync(script, "reports", 5));
                await Quiet.CountedAsync();
                Table.Progress($"post {round + 1}/{Rounds}: {stored[^1]}, without storing {empty[^1]}");
            }
            var ratio = Table.Median(stored.Zip(empty, (a, b) => a.PerSecond / b.PerSecond));
            Table.Row("Single POST /reports, 64 connections, requests/s", Table.Spread([.. stored.Select(l => l.PerSecond)]),
                $"{Table.Spread([.. empty.Select(l => l.PerSecond)])} not stored", $"{ratio:0.00} of not stored (at least 0.50)", ratio >= 0.5);
            var p99 = Table.Median(stored.Select(l => l.P99));
            Table.Row("Single POST /reports, 64 connections, p99", Table.Number(p99, " ms"),
                Table.Number(Table.Median(empty.Select(l => l.P99)), " ms"), "under 100 ms", p99 < 100);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private sealed record Load(double PerSecond, double P99)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:0}/s (p99 {P99:0.0} ms)");
    }

    private static async Task<Load> WrkAsync(string script, string path, int seconds)
    {
        var start = new ProcessStartInfo("wrk", ["-t2", "-c64", $"-d{seconds}s", "--latency", "-s", script, new Uri(RunningEst.Gateway, $"/api/1862/{path}").ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"Requests failed:\n{output}");
        var p99 = P99().Match(output);
        var scale = p99.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        return new Load(Number(PerSecond().Match(output).Groups[1].Value), Number(p99.Groups[1].Value) * scale);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
