namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// The false discovery rate over many tests: with p sorted ascending, q_(i) = min over j ≥ i of m·p_(j)/j. Calling every test with q ≤ Q a signal
/// keeps the expected share of false ones among them at or below Q (Benjamini and Hochberg 1995, <i>JRSS B</i> 57:289), also where tests are
/// positively dependent (Benjamini and Yekutieli 2001, <i>Annals of Statistics</i> 29:1165), as an area and the area above it are.
/// </summary>
public static class BenjaminiHochberg
{
    /// <returns>q of each p, in their order.</returns>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        var (sorted, order, q) = (p.ToArray(), new int[p.Length], new double[p.Length]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var least = 1.0;
        for (var rank = sorted.Length; rank > 0; rank--)
            q[order[rank - 1]] = least = Math.Min(least, sorted[rank - 1] * sorted.Length / rank);
        return q;
    }
}
