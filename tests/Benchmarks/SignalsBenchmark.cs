using Est.SituationPicture.Signals.Statistics;
using Est.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Est.Benchmarks;

/// <summary>
/// Signals of 60 areas × 20 categories on one thread: every week of five years judged, and one week with five years behind it. The baseline fits the same regressions
/// of that one week by iterated weighted least squares on dense matrices, and must find the same. Needs no running instance.
/// </summary>
internal static class SignalsBenchmark
{
    private const int Areas = 60, Categories = 20, Weeks = 5 * 52 + 4, Rounds = 5;
    private static readonly int[] YearLags = [52, 104, 156, 208, 260];

    public static Task RunAsync()
    {
        var kommun = Made();
        var surveillance = new Surveillance("1862", kommun);
        var (every, one, dense) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var all = Seconds(() =>
            {
                for (var week = 0; week < Weeks; week++) surveillance.Judge(week, YearLags);
            });
            var last = Seconds(() => surveillance.Judge(Weeks - 1, YearLags));
            var matrices = Seconds(() => CompareWithDense(kommun));
            if (round == 0) continue;     // the first warms up
            every.Add(all);
            one.Add(last * 1_000);
            dense.Add(matrices * 1_000);
        }
        Table.Row($"Signals of 60 areas × 20 categories, all {Weeks} weeks of five years judged one by one, processor time, s",
            Table.Number(Math.Round(Table.Median(every), 2)), "–", "5", Table.Median(every) < 5);
        Table.Row("the same for one week after five years, ms", Table.Spread(one), $"{Table.Spread(dense)} dense regressions alone, no reweighting", "5 000", Table.Median(one) < 5_000);
        return Task.CompletedTask;
    }

    /// <summary>Of processor time, since other work may share the core.</summary>
    private static double Seconds(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>The kommun's own series and those of 59 areas, with season and trend, 0.1 to 30 reports a week.</summary>
    private static List<CountedSeries> Made()
    {
        var random = new Random(60);
        var series = new List<CountedSeries>();
        for (var category = 0; category < Categories; category++)
        {
            var whole = new int[Weeks];
            for (var area = 1; area < Areas; area++)
            {
                var (counts, mean) = (new int[Weeks], 0.1 * Math.Exp(3 * random.NextDouble()));
                for (var week = 0; week < Weeks; week++)
                    whole[week] += counts[week] = NoufailyScenario.Draw(random, mean * Math.Exp(0.001 * week + 0.5 * Math.Cos(2 * Math.PI * week / 52)), 1.6);
                series.Add(new CountedSeries($"a{area}", $"k{category}", counts));
            }
            series.Add(new CountedSeries("1862", $"k{category}", whole));
        }
        return series;
    }

    private static void CompareWithDense(List<CountedSeries> kommun)
    {
        var design = FarringtonDesign.For(YearLags, Weeks - 1)!;
        var room = new double[design.Seasons.Length];
        var x = Matrix<double>.Build.Dense(room.Length, FarringtonDesign.Periods + 1, (row, column) =>
            column == FarringtonDesign.Periods ? (row - room.Length / 2) / 52.0 : design.Seasons[row] == column ? 1 : 0);
        foreach (var series in kommun)
        {
            var y = series.Counts.AsSpan(Weeks - 1 - design.First, room.Length).ToArray();
            if (design.Seasons.Zip(y).GroupBy(row => row.First).Any(season => season.All(row => row.Second == 0))) continue;
            var slope = Dense(x, Vector<double>.Build.Dense([.. y.Select(count => (double)count)]));
            var model = new FarringtonModel(y, design, room);
            if (!model.FitTwice(double.MaxValue, trend: true) || Math.Abs(model.Trend - slope / 52) > 1e-6)
                throw new InvalidOperationException("The closed form and iterated least squares do not agree.");
        }
    }

    /// <returns>The slope per year.</returns>
    private static double Dense(Matrix<double> x, Vector<double> y)
    {
        var eta = (y + 0.1).PointwiseLog();
        var beta = Vector<double>.Build.Dense(x.ColumnCount);
        for (var step = 0; step < 50; step++)
        {
            var mean = eta.PointwiseExp();
            var weighted = x.MapIndexed((row, _, value) => value * mean[row]);
            var next = weighted.TransposeThisAndMultiply(x).Cholesky().Solve(weighted.TransposeThisAndMultiply(eta + (y - mean).PointwiseDivide(mean)));
            var moved = (next - beta).InfinityNorm();
            (beta, eta) = (next, x * next);
            if (moved < 1e-10) break;
        }
        return beta[x.ColumnCount - 1];
    }
}
