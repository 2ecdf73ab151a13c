using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Est.Prioritization.Ranking;

/// <summary>How far the choice rests on chance and on the weights.</summary>
/// <param name="Draws">How many times it was ranked anew.</param>
/// <param name="Seed">The same seed and facts give the same answer.</param>
/// <param name="SameSet">Share of the draws that chose just the areas that are proposed.</param>
/// <param name="Probabilities">Share of the draws in which an area was among the chosen, by its code.</param>
public sealed record StableChoice(int Draws, long Seed, double SameSet, IReadOnlyDictionary<string, double> Probabilities);

/// <summary>
/// Ranks again and again with other weights and other counts, and counts how often each area is among the first (rank acceptability; Lahdelma and
/// Salminen 2001, <i>Operations Research</i> 49:444–454).
/// <list type="bullet">
/// <item>Weights: Dirichlet(100·w), as if a hundred points had been dealt by them; a weight of 0.2 varies by ±0.04.</item>
/// <item>Counts, now and before: λ from the gamma distribution of mean y + ½ and variance (2φ − 1)(y + ½), then a Poisson count of mean λ. Together the
/// variance is 2φ(y + ½): φ times Poisson's once for not knowing the rate, once for another quarter's chance.</item>
/// </list>
/// Signals, levels, survey, judgements and the mean weight of a report stay as they are.
/// </summary>
public static class Stability
{
    public const int DefaultDraws = 10_000;
    public const double Points = 100;

    /// <param name="chosen">How many areas are chosen.</param>
    public static StableChoice Of(IEnumerable<AreaFacts> facts, IReadOnlyDictionary<string, double> weights, int chosen, long seed, int draws = DefaultDraws)
    {
        AreaFacts[] areas = [.. facts.OrderBy(area => area.Area, StringComparer.Ordinal)];
        var (count, first) = (areas.Length, Math.Min(chosen, areas.Length));
        if (count == 0) return new(draws, seed, 1, new Dictionary<string, double>());
        var dispersion = Dispersion.Of(areas.Select(area => area.Recent));
        var matrix = new CriterionMatrix(areas, dispersion);
        var used = Weights.Used(weights, matrix.IsKnown);
        var counts = new DrawnCounts(areas, dispersion, seed);
        var (drawn, scores, place) = (new double[used.Length], new double[count], new int[first]);
        First(matrix, used, scores, place);
        var proposed = place.Order().ToArray();

        var (times, same) = (new int[count], 0);
        for (var draw = 0; draw < draws; draw++)
        {
            counts.Draw();
            DrawWeights(used, drawn, counts.Random);
            matrix.Fill(counts.Now, counts.Before);
            First(matrix, drawn, scores, place);
            foreach (var area in place) times[area]++;
            Array.Sort(place);
            if (place.AsSpan().SequenceEqual(proposed)) same++;
        }
        return new(draws, seed, (double)same / draws, areas.Select((area, i) => (area.Area, Share: (double)times[i] / draws)).ToDictionary(a => a.Area, a => a.Share));
    }

    /// <summary>Weights that sum to 1; one of zero stays zero.</summary>
    public static void DrawWeights(double[] used, double[] drawn, Random random)
    {
        var sum = 0.0;
        for (var j = 0; j < used.Length; j++) sum += drawn[j] = used[j] > 0 ? Gamma.Sample(random, Points * used[j], 1) : 0;
        for (var j = 0; j < used.Length; j++) drawn[j] = sum > 0 ? drawn[j] / sum : used[j];
    }

    /// <summary>Finds the areas with the highest scores; of equal ones that with the lower code.</summary>
    private static void First(CriterionMatrix matrix, double[] weights, double[] scores, int[] place)
    {
        Array.Clear(scores);
        for (var j = 0; j < weights.Length; j++)
        {
            var (column, weight) = (matrix.Normalised[j], weights[j]);
            for (var i = 0; i < scores.Length; i++) scores[i] += weight * column[i];
        }
        for (var p = 0; p < place.Length; p++)
        {
            var best = 0;
            for (var i = 1; i < scores.Length; i++)
                if (scores[i] > scores[best]) best = i;
            place[p] = best;
            scores[best] = double.NegativeInfinity;
        }
    }
}

/// <summary>Counts of all areas drawn anew, as <see cref="Stability"/> says.</summary>
public sealed class DrawnCounts(IReadOnlyList<AreaFacts> areas, double dispersion, long seed)
{
    private readonly int[] reports = [.. areas.Select(area => area.Reports)];

    public Xoshiro256StarStar Random { get; } = new(unchecked((int)seed), threadSafe: false);
    public double[] Now { get; } = new double[areas.Count];
    public double[] Before { get; } = [.. areas.Select(area => area.Before ?? double.NaN)];

    public void Draw()
    {
        for (var i = 0; i < Now.Length; i++)
        {
            Now[i] = Count(reports[i]);
            if (areas[i].Before is { } before) Before[i] = Count(before);
        }
    }

    private int Count(int reports)
    {
        var excess = 2 * dispersion - 1;
        var mean = Gamma.Sample(Random, (reports + 0.5) / excess, 1 / excess);
        // MathNet's sampler wants a mean above zero, and a gamma of small shape underflows.
        return mean < 1e-9 ? 0 : Poisson.Sample(Random, mean);
    }
}
