using System.Globalization;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>Resident memory of the five .NET processes together after all police events have gone through the gateway.</summary>
internal static class MemoryBenchmark
{
    private static readonly string[] Processes = ["gateway", "intake", "picture", "prioritization", "followup"];

    public static async Task RunAsync()
    {
        if (RunningEst.SharedData("polisen-events-2023-2025.ndjson.gz") is not { } file)
        {
            Table.Progress("memory: left out, the police events 2023-2025 are not on this machine");
            return;
        }
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (exitCode, output, error) = await RunningEst.RunAsync("import", "polisen", file, "--json");
        if (exitCode != 0) throw new InvalidOperationException(error);
        Table.Progress($"memory: {output.Trim()} in {clock.Elapsed.TotalSeconds:0} s");
        await Quiet.CountedAsync();

        var sizes = Processes.ToDictionary(name => name, name => ResidentMegabytes((int)RunningEst.Resource(name)["pid"]!));
        Table.Row("Resident memory of five processes after 71,153 police events", Table.Number(Math.Round(sizes.Values.Sum()), " MB"),
            string.Join(", ", sizes.Select(s => $"{s.Key} {s.Value:0}")), "under 1 200 MB", sizes.Values.Sum() < 1200);
    }

    internal static double ResidentMegabytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
