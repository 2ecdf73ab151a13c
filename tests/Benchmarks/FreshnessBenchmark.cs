using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// From a report's acknowledgement to its being counted in the picture, at 500 single reports a second for 20 seconds
/// (open loop). The n-th acknowledged report counts as counted when the picture's total has grown by n.
/// </summary>
internal static class FreshnessBenchmark
{
    private const int PerSecond = 500;
    private const int Seconds = 20;
    private const string Municipality = "1860";

    public static async Task RunAsync()
    {
        using var reporter = await RunningEst.ClientAsync(Municipality);
        using var analyst = await RunningEst.ClientAsync(Municipality, "analytiker");
        await SendAsync(reporter, 2);
        var before = await SettledTotalAsync(analyst);

        using var done = new CancellationTokenSource();
        var watching = WatchAsync(analyst, before, PerSecond * Seconds, done.Token);
        var acknowledged = await SendAsync(reporter, Seconds);
        var counted = await watching;

        var delays = acknowledged.Order().Select((at, n) => Math.Max(0, Stopwatch.GetElapsedTime(at, counted[n]).TotalMilliseconds)).ToList();
        var p99 = Table.Percentile(delays, 0.99);
        Table.Row("Acknowledged to counted at 500 reports/s, p99 (median)", $"{Table.Number(Math.Round(p99), " ms")} ({Table.Number(Math.Round(Table.Median(delays)), " ms")})",
            "–", "under 1 s", p99 < 1000);
    }

    private static async Task<List<long>> SendAsync(HttpClient reporter, int seconds)
    {
        var acknowledged = new ConcurrentBag<long>();
        var requests = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < PerSecond * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            if (due > clock.Elapsed + TimeSpan.FromMilliseconds(1)) await Task.Delay(due - clock.Elapsed);
            requests.Add(PostAsync());
        }
        await Task.WhenAll(requests);
        return [.. acknowledged];

        async Task PostAsync()
        {
            using var answer = await reporter.PostAsJsonAsync($"/api/{Municipality}/reports", RunningEst.Report());
            answer.EnsureSuccessStatusCode();
            acknowledged.Add(Stopwatch.GetTimestamp());
        }
    }

    private static async Task<int> TotalAsync(HttpClient analyst) =>
        (int)(await RunningEst.PictureAsync(analyst, Municipality, "2026-W47"))["total"]!;

    private static async Task<int> SettledTotalAsync(HttpClient analyst)
    {
        var total = -1;
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var now = await TotalAsync(analyst);
            if (now == total) return now;
            total = now;
        }
    }

    /// <summary>When the total was first seen to have grown by at least n + 1, for each n.</summary>
    private static async Task<List<long>> WatchAsync(HttpClient analyst, int before, int expected, CancellationToken ct)
    {
        var seen = new List<long>(expected);
        var clock = Stopwatch.StartNew();
        while (seen.Count < expected)
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(2)) throw new TimeoutException($"Only {seen.Count} of {expected} reports were counted in two minutes.");
            var total = await TotalAsync(analyst);
            var now = Stopwatch.GetTimestamp();
            while (seen.Count < total - before) seen.Add(now);
            await Task.Delay(10, ct);
        }
        return seen;
    }
}
