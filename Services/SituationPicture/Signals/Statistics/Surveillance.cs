namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// All areas and categories of one week together: each is judged by the <see cref="Ladder"/>, and a signal is what lies above its own threshold and is still unusual
/// among so many (Benjamini-Hochberg).
/// </summary>
public sealed class Surveillance(string municipality, IReadOnlyList<CountedSeries> series)
{
    /// <summary>Of all signals of a week, the share that may be chance.</summary>
    public const double FalseDiscoveries = 0.05;

    private readonly int[] areas = Indices(series.Select(s => s.Area)), categories = Indices(series.Select(s => s.Category));
    private readonly bool[] whole = [.. series.Select(s => s.Area == municipality)];
    private readonly SmallCounts.Reference[] references = new SmallCounts.Reference[series.Count];
    private readonly double[] mix = new double[series.Count], p = new double[series.Count];
    private readonly Ladder.Verdict[] verdicts = new Ladder.Verdict[series.Count];
    private readonly double[] room = new double[7 * 53];

    public readonly record struct Finding(CountedSeries Series, Ladder.Verdict Verdict, double Q);

    /// <param name="week">Place of the judged week in the series; what comes after it is not looked at.</param>
    /// <param name="yearLags">How many weeks before it the same week of one, two, … years ago lies.</param>
    public IReadOnlyList<Finding> Judge(int week, ReadOnlySpan<int> yearLags)
    {
        if (week < Ladder.LeastWeeks || series.Count == 0) return [];
        for (var i = 0; i < references.Length; i++) references[i] = SmallCounts.Look(series[i].Counts.AsSpan(0, week));
        Mix();
        var pooled = SmallCounts.Pool(references, mix);
        var design = FarringtonDesign.For(yearLags, week);
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = Ladder.Judge(series[i].Counts.AsSpan(0, week + 1), SmallCounts.Predict(references[i], mix[i], pooled), design, room);
            p[i] = verdicts[i].P;
        }
        var q = BenjaminiHochberg.Adjust(p);
        var findings = new List<Finding>();
        for (var i = 0; i < q.Length; i++)
            if (verdicts[i].IsUnusual && q[i] <= FalseDiscoveries) findings.Add(new Finding(series[i], verdicts[i], q[i]));
        return findings;
    }

    /// <summary>The reports each cell would have, were each area's reports of the kommun's mix of categories: area's total × category's total / total.</summary>
    private void Mix()
    {
        Span<double> ofArea = stackalloc double[areas.Length > 0 ? areas.Max() + 1 : 0], ofCategory = stackalloc double[categories.Max() + 1];
        double all = 0;
        for (var i = 0; i < references.Length; i++)
        {
            ofArea[areas[i]] += references[i].Reports;
            if (!whole[i]) continue;
            ofCategory[categories[i]] += references[i].Reports;
            all += references[i].Reports;
        }
        for (var i = 0; i < mix.Length; i++)
            mix[i] = whole[i] || all == 0 ? double.NaN : ofArea[areas[i]] * ofCategory[categories[i]] / all;
    }

    private static int[] Indices(IEnumerable<string> names)
    {
        var known = new Dictionary<string, int>();
        return [.. names.Select(name => known.TryGetValue(name, out var index) ? index : known[name] = known.Count)];
    }
}
