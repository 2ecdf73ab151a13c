namespace Est.Testing;

/// <summary>
/// The 42 simulated surveillance series of Noufaily et al. 2013 (<i>Statistics in Medicine</i> 32:1206, table I): seven kinds of series, with and without a trend, with
/// no, one or two harmonics of season. μ(t) = exp(θ + βt + Σ_j γ1 cos(2πjt/52) + γ2 sin(2πjt/52)); counts with mean μ and variance φμ. 624 weeks, the last 49 of them current; four
/// outbreaks before and one within the current weeks, each of Poisson(k·√(φμ)) cases spread over weeks by a lognormal(0, 0.5), k from 1 to 10.
/// </summary>
public sealed record NoufailyScenario(int Row, bool Trend, int Harmonics)
{
    public const int Weeks = 624, FirstCurrent = 575, FirstBaseline = 312;

    private static readonly (double Theta, double Beta, double Cos, double Sin, double Phi)[] Rows =
    [
        (0.1, 0.0025, 0.6, 0.6, 1.5),
        (-2, 0.005, 0.1, 0.3, 2),
        (1.5, 0.003, 0.2, -0.4, 1),
        (0.5, 0.002, 0.5, 0.5, 5),
        (2.5, 0.001, 1, 0.1, 3),
        (3.75, 0.001, 0.1, -0.1, 1.1),
        (5, 0.0001, 0.05, 0.01, 1.2),
    ];

    public static IReadOnlyList<NoufailyScenario> All { get; } =
        [.. from row in Enumerable.Range(1, 7) from trend in new[] { false, true } from harmonics in Enumerable.Range(0, 3) select new NoufailyScenario(row, trend, harmonics)];

    /// <summary>One series; the same for the same replicate, on every machine.</summary>
    public Series Simulate(int replicate)
    {
        var random = new Random(HashOf(replicate));
        var (_, _, _, _, phi) = Rows[Row - 1];
        var counts = new int[Weeks];
        for (var t = 0; t < Weeks; t++) counts[t] = Draw(random, Mean(t + 1), phi);
        var outbreak = new int[Weeks];
        for (var i = 0; i < 4; i++) AddOutbreak(random, random.Next(FirstBaseline, FirstCurrent), FirstCurrent, counts);
        AddOutbreak(random, random.Next(FirstCurrent, Weeks), Weeks, outbreak);
        for (var t = 0; t < Weeks; t++) counts[t] += outbreak[t];
        return new Series(counts, outbreak);
    }

    /// <param name="Outbreak">Cases of the current outbreak, which are in the counts as well.</param>
    public sealed record Series(int[] Counts, int[] Outbreak);

    private double Mean(int t)
    {
        var (theta, beta, cos, sin, _) = Rows[Row - 1];
        var log = theta + (Trend ? beta * t : 0);
        for (var j = 1; j <= Harmonics; j++) log += cos * Math.Cos(2 * Math.PI * j * t / 52) + sin * Math.Sin(2 * Math.PI * j * t / 52);
        return Math.Exp(log);
    }

    private void AddOutbreak(Random random, int start, int end, int[] counts)
    {
        var size = Draw(random, random.Next(1, 11) * Math.Sqrt(Rows[Row - 1].Phi * Mean(start + 1)), 1);
        for (var i = 0; i < size; i++)
        {
            var week = start + (int)Math.Exp(0.5 * Normal(random));
            if (week < end) counts[week]++;
        }
    }

    /// <summary>A count with mean μ and variance φμ, by inversion from nothing upwards.</summary>
    public static int Draw(Random random, double mean, double phi)
    {
        var size = mean / (phi - 1);
        var (left, term, k) = (random.NextDouble(), phi == 1 ? Math.Exp(-mean) : Math.Pow(phi, -size), 0);
        while (left > term && k < 100_000)
        {
            left -= term;
            term *= phi == 1 ? mean / (k + 1) : (k + size) / (k + 1) * (1 - 1 / phi);
            k++;
        }
        return k;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private int HashOf(int replicate) => ((Row * 2 + (Trend ? 1 : 0)) * 3 + Harmonics) * 10_007 + replicate;
}
