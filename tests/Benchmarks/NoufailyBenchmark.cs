using System.Globalization;
using Est.SituationPicture.Signals.Statistics;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// False alarms and found outbreaks of each method in the 42 scenarios of Noufaily et al. 2013, 100 replicates of each. Prints a table of its own: for each scenario and
/// method the share of ordinary weeks with an alarm, and the share of outbreaks with an alarm in at least one of their weeks. Needs no running instance.
/// </summary>
internal static class NoufailyBenchmark
{
    private const int Replicates = 100;
    private static readonly int[] YearLags = [52, 104, 156, 208, 260];
    private static readonly double[] Room = new double[300];

    /// <summary>Rows like what a kommun counts: one to a few reports a week, overdispersed.</summary>
    private static readonly int[] EstLike = [1, 2, 4];

    private delegate bool Alarm(ReadOnlySpan<int> counts);

    private static readonly (string Name, Alarm Alarm)[] Methods =
    [
        ("C1", counts => Ears.C1(counts) > Ears.Limit),
        ("C2", counts => Ears.C2(counts) > Ears.Limit),
        ("C3", counts => Ears.C3(counts) > Ears.C3Limit),
        ("delta", counts => Enough(counts) && counts[^1] > Farrington.Delta(Fit(counts), Ladder.Alpha)),
        ("nbPlugin", counts => Enough(counts) && counts[^1] > Farrington.NbPlugin(Fit(counts), Ladder.Alpha)),
        ("muan", counts => Enough(counts) && counts[^1] > Farrington.Muan(Fit(counts), Ladder.Alpha)),
        ("ladder, 1 year", counts => ByLadder(counts, 52)),
        ("ladder, 3 years", counts => ByLadder(counts, 156)),
        ("ladder, 9 years", counts => ByLadder(counts, 468)),
    ];

    public static Task RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"| Row | Trend | Harmonics | {string.Join(" | ", Methods.Select(m => m.Name))} |");
        Console.WriteLine($"|---|---|---|{string.Concat(Methods.Select(_ => "---:|"))}");
        var worst = 0.0;
        var sums = new (double Alarms, double Found)[Methods.Length];
        foreach (var scenario in NoufailyScenario.All)
        {
            var results = Run(scenario);
            for (var method = 0; method < results.Length; method++)
            {
                sums[method].Alarms += results[method].Alarms / NoufailyScenario.All.Count;
                sums[method].Found += results[method].Found / NoufailyScenario.All.Count;
            }
            if (EstLike.Contains(scenario.Row)) worst = Math.Max(worst, results[^3..].Max(r => r.Alarms));
            Console.WriteLine($"| {scenario.Row} | {(scenario.Trend ? "yes" : "no")} | {scenario.Harmonics} | {string.Join(" | ", results.Select(Text))} |");
        }
        Console.WriteLine($"| all | | | {string.Join(" | ", sums.Select(Text))} |");
        Console.WriteLine();
        Table.Head();
        Table.Row("The ladder's false alarms on rows 1, 2 and 4 with 1, 3 and 9 years of history, highest of 54, %",
            Table.Number(worst * 100), "–", $"{Table.Number(Ladder.Alpha * 100)} nominal", worst <= Ladder.Alpha);
        return Task.CompletedTask;
    }

    private static (double Alarms, double Found)[] Run(NoufailyScenario scenario)
    {
        var (alarms, found, ordinary, outbreaks) = (new int[Methods.Length], new int[Methods.Length], 0, 0);
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            var series = scenario.Simulate(replicate);
            var seen = new bool[Methods.Length];
            for (var week = NoufailyScenario.FirstCurrent; week < NoufailyScenario.Weeks; week++)
            {
                var isOrdinary = series.Outbreak[week] == 0;
                if (isOrdinary) ordinary++;
                for (var method = 0; method < Methods.Length; method++)
                {
                    if (!Methods[method].Alarm(series.Counts.AsSpan(0, week + 1))) continue;
                    if (isOrdinary) alarms[method]++;
                    else seen[method] = true;
                }
            }
            if (series.Outbreak.Any(cases => cases > 0)) outbreaks++;
            for (var method = 0; method < Methods.Length; method++) found[method] += seen[method] ? 1 : 0;
        }
        return [.. alarms.Zip(found, (a, f) => ((double)a / ordinary, (double)f / outbreaks))];
    }

    private static Farrington.Fit Fit(ReadOnlySpan<int> counts) => Farrington.Estimate(counts[..^1], FarringtonDesign.For(YearLags, counts.Length - 1)!, Room);

    private static bool Enough(ReadOnlySpan<int> counts) => counts[^1] + counts[^2] + counts[^3] + counts[^4] >= Ladder.LeastReports;

    /// <summary>As if the history had begun so many weeks before the current weeks.</summary>
    private static bool ByLadder(ReadOnlySpan<int> counts, int weeksOfHistory)
    {
        var known = counts[(NoufailyScenario.FirstCurrent - weeksOfHistory)..];
        var surveillance = new Surveillance("1862", [new CountedSeries("1862", "brand", known.ToArray())]);
        return surveillance.Judge(known.Length - 1, YearLags).Count > 0;
    }

    private static string Text((double Alarms, double Found) result) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Alarms * 100:0.0} / {result.Found * 100:0}");
}
