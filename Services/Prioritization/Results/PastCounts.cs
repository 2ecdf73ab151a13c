using Est.Prioritization.Ranking;

namespace Est.Prioritization.Results;

/// <summary>The weekly counts of a kommun's areas around the beginning of a period, and what can be compared in them.</summary>
/// <param name="Weekly">Reports per area and week, all of the same weeks, oldest first.</param>
/// <param name="Begin">How many of the weeks lie before the period.</param>
/// <param name="Passed">How many lie in it: so many weeks are compared.</param>
/// <param name="History">How many of the weeks before the period the kommun's reports reach back.</param>
public sealed record PastCounts(IReadOnlyDictionary<string, int[]> Weekly, int Begin, int Passed, int History)
{
    /// <summary>Weeks before the period that must be there: a year to compare by, and the longest period.</summary>
    public const int WeeksNeeded = Year + 18;

    private const int Year = 52, Quarter = 13, MostComparison = 3, ShortestHistory = 26;

    public int Before(string area) => Sum(area, Begin - Passed, Begin);

    public int After(string area) => Sum(area, Begin, Begin + Passed);

    /// <summary>
    /// The areas most like one in the year before the period: least Σ(√y − √y′)² over its four quarters, which weighs a difference in counts by how
    /// much counts of that size vary by chance. Neighbours are passed over while there are others, since what is driven out of an area may go there.
    /// </summary>
    /// <param name="candidates">Areas that were not chosen.</param>
    public IReadOnlyList<string> Comparison(string area, IReadOnlyCollection<string> candidates, IReadOnlyCollection<string> neighbours)
    {
        var apart = candidates.Where(candidate => !neighbours.Contains(candidate)).ToList();
        return [.. (apart.Count > 0 ? apart : candidates)
            .OrderBy(candidate => Enumerable.Range(1, Year / Quarter).Sum(back => Math.Pow(Root(area, back) - Root(candidate, back), 2)))
            .ThenBy(candidate => candidate, StringComparer.Ordinal).Take(MostComparison)];

        double Root(string of, int back) => Math.Sqrt(Sum(of, Begin - back * Quarter, Begin - (back - 1) * Quarter));
    }

    /// <summary>
    /// What the chosen areas would have been expected to report in the weeks of the period with nothing done: Σ e·r, e the area's own count of the year
    /// before the compared weeks brought to their number, r its rate relative to that, drawn towards all areas' as in <see cref="ShrunkRates"/>. Chosen for being
    /// worst, areas have on average been unlucky, and r takes the luck out (Hauer 1997, <i>Observational Before-After Studies in Road Safety</i>, ch. 11–12).
    /// With less than half a year of history e is 1 for each area.
    /// </summary>
    public double ExpectedAnyway(IEnumerable<string> chosen)
    {
        string[] areas = [.. Weekly.Keys.Order(StringComparer.Ordinal)];
        var (end, weeks) = (Begin - Passed, Math.Min(Year, History - Passed));
        double[] exposures = [.. areas.Select(area => weeks < ShortestHistory ? 1 : (Sum(area, end - weeks, end) + 0.5) * Passed / weeks)];
        var rates = new double[areas.Length];
        if (Passed == 0) return 0;
        ShrunkRates.Shrink([.. areas.Select(area => (double)Before(area))], exposures, DispersionBefore, rates);
        return chosen.Select(area => Array.IndexOf(areas, area)).Where(i => i >= 0).Sum(i => exposures[i] * rates[i]);
    }

    /// <summary>φ of the weeks before the period.</summary>
    public double DispersionBefore => Dispersion.Of(Weekly.Values.Select(weeks => (IReadOnlyList<int>)weeks[Math.Max(0, Begin - Math.Min(History, Quarter))..Begin]));

    private int Sum(string area, int from, int to) => Weekly.TryGetValue(area, out var weeks) ? weeks.AsSpan(from, to - from).ToArray().Sum() : 0;
}
