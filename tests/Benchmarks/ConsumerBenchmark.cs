using System.Diagnostics;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// Facts per second from the queue to counted: the picture is stopped (SIGSTOP) while 100,000 reports are taken in and published, and timed from
/// being let go on until all are counted. Nothing else has work meanwhile.
/// </summary>
internal static class ConsumerBenchmark
{
    private const int Reports = 100_000, Rounds = 3;

    public static async Task RunAsync()
    {
        var (_, key) = await RunningEst.CreateKeyAsync("1862", organisation: "Köbolaget");
        await SendAsync(20_000);
        await Quiet.CountedAsync();
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var counted = await Quiet.FactsAsync();
            var picture = (int)RunningEst.Resource("picture")["pid"]!;
            await SignalAsync("STOP", picture);
            try
            {
                await SendAsync(Reports);
                await Quiet.PublishedAsync();
            }
            finally
            {
                await SignalAsync("CONT", picture);
            }
            var clock = Stopwatch.StartNew();
            while (await Quiet.FactsAsync() < counted + Reports) await Task.Delay(20);
            rates.Add(Reports / clock.Elapsed.TotalSeconds);
            await Quiet.CountedAsync();
            Table.Progress($"consumer {round + 1}/{Rounds}: {rates[^1]:0} facts/s");
        }
        Table.Row("From queue to counted, facts/s", Table.Spread(rates), "–", "at least 20,000", Table.Median(rates) >= 20_000);

        async Task SendAsync(int count)
        {
            var (results, complete) = await StreamClient.SendAsync(
                RunningEst.Gateway, "1862", key, MadeReports.Ndjson($"k-{Guid.NewGuid():N}", count), CancellationToken.None);
            if (!complete || results.Count != count) throw new InvalidOperationException($"Only {results.Count} of {count} reports were answered.");
        }
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }
}
