using System.Diagnostics;
using System.Net.Http.Json;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>The map of one week through the gateway: 50 areas of 400 corners, over whatever facts the kommun has; beside it the areas as they were sent.</summary>
internal static class MapBenchmark
{
    private const string Municipality = "1881";
    private const int Requests = 300, WarmUp = 30;

    public static async Task RunAsync()
    {
        using var coordinator = await RunningEst.ClientAsync(Municipality, "samordnare");
        using (var put = await coordinator.PutAsJsonAsync(new Uri($"/api/{Municipality}/areas", UriKind.Relative), MadeAreas.FeatureCollection(14.95, 59.0)))
            put.EnsureSuccessStatusCode();
        var (map, areas, bytes) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < Requests + WarmUp; i++)
        {
            var (time, length) = await TimeAsync(coordinator, $"/api/{Municipality}/pictures/2026-W{i % 40 + 8:00}/map");
            var (whole, _) = await TimeAsync(coordinator, $"/api/{Municipality}/areas");
            if (i < WarmUp) continue;
            map.Add(time);
            areas.Add(whole);
            bytes = length;
        }
        var p99 = Table.Percentile(map, 0.99);
        Table.Row($"GET the map of a week, 50 areas of 400 corners, {bytes / 1024} kB, p99 (median)", $"{Table.Number(p99, " ms")} ({Table.Number(Table.Median(map), " ms")})",
            $"{Table.Number(Table.Percentile(areas, 0.99), " ms")} ({Table.Number(Table.Median(areas), " ms")}) GET areas", "under 100 ms", p99 < 100);
    }

    private static async Task<(double Milliseconds, int Bytes)> TimeAsync(HttpClient client, string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, body.Length);
    }
}
