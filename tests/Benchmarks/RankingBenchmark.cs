using Est.Prioritization.Ranking;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// 10,000 rankings of 60 areas with other weights and other counts, on one thread. The baseline ranks the same draws as one would write it down, a new list of
/// areas for each, and must choose the same. Needs no running instance.
/// </summary>
internal static class RankingBenchmark
{
    private const int Areas = 60, Weeks = 13, Chosen = 3, Draws = Stability.DefaultDraws, Rounds = 5;
    private const long Seed = 1862202701;

    public static Task RunAsync()
    {
        var areas = Made();
        var (est, naive) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (fast, stable) = Timed(() => Stability.Of(areas, Weights.Default, Chosen, Seed));
            var (slow, shares) = Timed(() => Naive(areas));
            if (areas.Any(area => Math.Abs(stable.Probabilities[area.Area] - shares[area.Area]) > 1.5 / Draws))
                throw new InvalidOperationException("The ranking and its baseline do not choose the same areas.");
            if (round == 0) continue;     // the first warms up
            est.Add(fast);
            naive.Add(slow);
        }
        Table.Row($"Ranking with {Table.Number(Draws)} draws of weights and counts over {Areas} areas, processor time, ms", Table.Spread(est),
            $"{Table.Spread(naive)} a new list of areas for each draw", "1 000", Table.Median(est) < 1_000);
        return Task.CompletedTask;
    }

    /// <summary>Of processor time, since other work may share the core.</summary>
    private static (double Milliseconds, T Result) Timed<T>(Func<T> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = run();
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, result);
    }

    /// <summary>Areas from a few reports a quarter to a hundred, some without inhabitants, two without a judgement.</summary>
    private static List<AreaFacts> Made()
    {
        var random = new Random(60);
        return [.. Enumerable.Range(0, Areas).Select(i =>
        {
            var mean = 0.2 * Math.Exp(3.5 * random.NextDouble());
            int[] weekly = [.. Enumerable.Range(0, Weeks).Select(_ => NoufailyScenario.Draw(random, mean, 1.4))];
            return new AreaFacts(
                $"a{i:00}", i % 20 == 7 ? null : random.Next(150, 4_000), 0.3 + 5 * random.NextDouble(), weekly, NoufailyScenario.Draw(random, Weeks * mean, 1.4),
                weekly.Sum() * (1 + random.NextDouble()), random.Next(0, 4), random.Next(0, 5) / 4.0, i < 30 ? random.NextDouble() * 6 : null,
                i % 30 == 3 ? null : 1 + random.Next(0, 17) / 4.0);
        })];
    }

    private static Dictionary<string, double> Naive(List<AreaFacts> areas)
    {
        var dispersion = Dispersion.Of(areas.Select(area => area.Recent));
        var matrix = new CriterionMatrix(areas, dispersion);
        var used = Weights.Used(Weights.Default, matrix.IsKnown);
        var counts = new DrawnCounts(areas, dispersion, Seed);
        var (times, weights) = (areas.ToDictionary(area => area.Area, _ => 0.0), new double[used.Length]);
        for (var draw = 0; draw < Draws; draw++)
        {
            counts.Draw();
            Stability.DrawWeights(used, weights, counts.Random);
            var rows = areas.Select((area, i) => (area.Area, Facts: area, Now: counts.Now[i], Before: counts.Before[i])).ToList();
            var drawn = new CriterionMatrix([.. rows.Select(row => row.Facts)], dispersion);
            drawn.Fill([.. rows.Select(row => row.Now)], [.. rows.Select(row => row.Before)]);
            foreach (var area in rows.Select((row, i) => (row.Area, Score: weights.Select((weight, j) => weight * drawn.Normalised[j][i]).Sum()))
                .OrderByDescending(area => area.Score).ThenBy(area => area.Area, StringComparer.Ordinal).Take(Chosen)) times[area.Area]++;
        }
        return times.ToDictionary(area => area.Key, area => area.Value / Draws);
    }
}
