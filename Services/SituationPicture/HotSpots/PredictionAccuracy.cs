namespace Est.SituationPicture.HotSpots;

/// <summary>
/// How well places that were named beforehand caught what then happened. With places of one size, taken in the order in which they were
/// predicted, and n of N events in the first a of A places: PAI = (n/N) / (a/A) (Chainey, Tompson and Uhlig 2008, <i>Security Journal</i>
/// 21:4–28); PEI = PAI over the PAI of the best choice of a places (Hunt 2016); RRI = predicted over observed in them.
/// </summary>
public static class PredictionAccuracy
{
    /// <param name="Hits">Events in the places so far.</param>
    /// <param name="Best">Events in as many places, chosen when all is known.</param>
    public readonly record struct Rank(double Hits, double Best, double Pai, double Pei, double Rri);

    /// <summary>The measures for 1, 2, … places. Of places predicted alike the ones with fewer events come first, so that a tie is no help.</summary>
    /// <param name="observed">Events of each place.</param>
    /// <param name="predicted">What was predicted of each, in any unit; for RRI in events.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static IReadOnlyList<Rank> Of(IReadOnlyList<double> observed, IReadOnlyList<double> predicted)
    {
        if (observed.Count != predicted.Count) throw new ArgumentException("Each place needs an observed and a predicted number.");
        var order = Enumerable.Range(0, observed.Count).OrderByDescending(i => predicted[i]).ThenBy(i => observed[i]).ToArray();
        var best = observed.OrderDescending().ToArray();
        var all = observed.Sum();
        var steps = new Rank[order.Length];
        var (hits, most, said) = (0.0, 0.0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            hits += observed[order[i]];
            most += best[i];
            said += predicted[order[i]];
            steps[i] = new Rank(hits, most, Ratio(hits * order.Length, all * (i + 1)), Ratio(hits, most), Ratio(said, hits));
        }
        return steps;
    }

    /// <summary>0 when nothing happened anywhere.</summary>
    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
