using System.Diagnostics;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>Rebuilds a kommun's picture from Intake with as many facts as <see cref="PictureBenchmark"/> fills in (1,000,000).</summary>
internal static class RebuildBenchmark
{
    public static async Task RunAsync()
    {
        await PictureBenchmark.FillAsync();
        await Quiet.CountedAsync();
        var facts = await Quiet.FactsAsync();
        var clock = Stopwatch.StartNew();
        var (exitCode, output, error) = await RunningEst.RunAsync("rebuild", "picture", "--municipality", "1862");
        if (exitCode != 0) throw new InvalidOperationException(error);
        var seconds = clock.Elapsed.TotalSeconds;
        Table.Progress($"rebuild: {output.Trim()}");
        Table.Row($"Rebuild of {facts:N0} facts from Intake, s", Table.Number(Math.Round(seconds, 1), " s"), "–", "under 60 s", seconds < 60);
    }
}
