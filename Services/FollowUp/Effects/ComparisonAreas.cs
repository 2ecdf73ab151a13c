namespace Est.FollowUp.Effects;

/// <summary>
/// Finds areas that were like the treated ones before: the intervention's effect is what differs afterwards. Areas are compared by their reports in blocks of four weeks up
/// to the start; d = Σ(√x − √y)²/blocks, since a root has the same chance variation whatever the count (Bartlett 1936), so that both the level and the way there count.
/// Two areas that differ by chance alone have d of about a half.
/// </summary>
public static class ComparisonAreas
{
    /// <summary>Most comparison areas of each treated area.</summary>
    public const int Wanted = 3;

    private const int WeeksOfBlock = 4;

    /// <summary>An area with more than twice or less than half the reports is another sort of area, however alike its curve.</summary>
    private const double MostTimes = 2;

    /// <summary>An area's reports per week before the start.</summary>
    public sealed record Past(string Area, int[] Weeks);

    /// <summary>
    /// Each treated area gets its nearest, then each its second, up to <see cref="Wanted"/>; no area is used twice, and none that overlaps another one used.
    /// The order of the areas given does not matter.
    /// </summary>
    public static IReadOnlyList<string> Match(IReadOnlyList<Past> treated, IReadOnlyList<Past> candidates, Func<string, string, bool> overlap)
    {
        var pairs = (
            from area in treated
            from candidate in candidates
            where AreAlike(area.Weeks.Sum(), candidate.Weeks.Sum())
            orderby Distance(area.Weeks, candidate.Weeks), area.Area, candidate.Area
            select (Treated: area.Area, Candidate: candidate.Area)).ToList();
        var used = new List<string>();
        for (var round = 0; round < Wanted; round++)
        {
            var waiting = treated.Select(area => area.Area).ToHashSet();
            foreach (var (area, candidate) in pairs)
                if (waiting.Contains(area) && !used.Any(other => overlap(other, candidate)))
                {
                    used.Add(candidate);
                    waiting.Remove(area);
                }
        }
        return [.. used.Order(StringComparer.Ordinal)];
    }

    /// <summary>One report is added to each, so that areas with a few are not refused for it.</summary>
    private static bool AreAlike(int one, int other) => Math.Max(one, other) + 1 <= MostTimes * (Math.Min(one, other) + 1);

    internal static double Distance(int[] one, int[] other)
    {
        double sum = 0;
        var blocks = 0;
        for (var end = one.Length; end > 0; end -= WeeksOfBlock, blocks++)
        {
            var from = Math.Max(0, end - WeeksOfBlock);
            var difference = Math.Sqrt(one[from..end].Sum()) - Math.Sqrt(other[from..end].Sum());
            sum += difference * difference;
        }
        return blocks == 0 ? 0 : sum / blocks;
    }
}
