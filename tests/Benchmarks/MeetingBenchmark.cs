using System.Diagnostics;
using System.Net.Http.Json;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// Thirty people in one meeting: from a change being sent by one of them until each of the thirty has heard of it and has fetched the picture and
/// the meeting again, as the page does, through the gateway. The browser's own drawing comes on top. The baseline is the change's own answer to its
/// sender, which waits for the same transaction.
/// </summary>
internal static class MeetingBenchmark
{
    private const int People = 30, Changes = 200, WarmUp = 30;
    private const string Municipality = "1862", Week = "2026-W40";

    public static async Task RunAsync()
    {
        var (_, key) = await RunningEst.CreateKeyAsync(Municipality, "samordnare", organisation: "Mötesbolaget");
        using var coordinator = RunningEst.ClientWith(key);
        using var screens = RunningEst.ClientWith(key);
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => LiveClient.JoinAsync(RunningEst.Gateway, Municipality, key, Week, CancellationToken.None)));
        var (heard, answered) = (new List<double>(), new List<double>());
        for (var i = 0; i < Changes + WarmUp; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var hearing = people.Select(async person =>
            {
                await person.HearAsync("changed", CancellationToken.None);
                await Task.WhenAll(FetchAsync(screens, $"/api/{Municipality}/pictures/{Week}"), FetchAsync(screens, $"/api/{Municipality}/meetings/{Week}"));
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }).ToList();
            using var answer = await coordinator.PutAsJsonAsync($"/api/{Municipality}/pictures/{Week}/focus", new { focus = new[] { $"Fokus {i}" } });
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            answer.EnsureSuccessStatusCode();
            var times = await Task.WhenAll(hearing);
            if (i < WarmUp) continue;
            answered.Add(time);
            heard.AddRange(times);
        }
        foreach (var person in people) await person.DisposeAsync();
        var p99 = Table.Percentile(heard, 0.99);
        Table.Row("A change in a meeting of 30 is heard and fetched by all, p99 (median)", $"{Table.Number(p99, " ms")} ({Table.Number(Table.Median(heard), " ms")})",
            $"{Table.Number(Table.Percentile(answered, 0.99), " ms")} ({Table.Number(Table.Median(answered), " ms")}) its own answer", "under 300 ms", p99 < 300);
    }

    private static async Task FetchAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
