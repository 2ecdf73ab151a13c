using Est.FollowUp.Effects.Statistics;

namespace Est.FollowUp.Effects;

/// <summary>Says what a measured effect can carry, and what could mislead.</summary>
public static class Grading
{
    /// <summary>Of weeks before: with less, that two areas were alike is chance.</summary>
    public const int LeastBefore = 26;

    private const int LongAfter = 13, Recent = 13, FewReports = 20;
    private const double Unusual = 0.05, MuchMore = 4.0 / 3;

    /// <param name="treated">Weeks before, of the treated areas together.</param>
    /// <param name="comparison">The same of the comparison areas; null where there are none.</param>
    /// <param name="against">As <see cref="Effect.Against"/>.</param>
    public static Evidence Level(string against, int[] treated, int[]? comparison, double dispersion)
    {
        if (treated.Length == 0) return new(1, ["nothing-before"]);
        // Chosen because its course had been tested.
        if (against == Effect.RestOfKommun) return new(3, ["before-and-after", "rest-of-kommun", "alike-before", "not-drawn-by-lot", "few-units"]);
        if (comparison is null) return new(2, ["before-and-after", "no-comparison"]);
        if (treated.Length < LeastBefore) return new(2, ["before-and-after", "comparison-areas", "short-before"]);
        return ParallelBefore(treated, comparison, dispersion)
            ? new(3, ["before-and-after", "comparison-areas", "alike-before", "not-drawn-by-lot", "few-units"])
            : new(2, ["before-and-after", "comparison-areas", "unlike-before"]);
    }

    /// <summary>The effect of nothing: the second half of the time before against the first must not stand out, or the areas were already on different ways.</summary>
    private static bool ParallelBefore(int[] treated, int[] comparison, double dispersion)
    {
        var half = treated.Length / 2;
        return !RateRatio.Of(treated[..half].Sum(), treated[half..].Sum(), comparison[..half].Sum(), comparison[half..].Sum(), dispersion).IsClear;
    }

    /// <param name="compared">Names of the comparison areas.</param>
    /// <param name="rest">Weeks before and after of the kommun's other areas, all categories.</param>
    /// <param name="others">Numbers of other interventions in the treated areas after the start.</param>
    public static List<Caution> Cautions(MeasuredIntervention intervention, int[] before, int[] after, string against, IReadOnlyList<string> compared, (int[] Before, int[] After) rest, IReadOnlyList<int> others)
    {
        var cautions = new List<Caution>();
        if (against == Effect.BeforeAlone) Add("no-comparison");
        if (against == Effect.RestOfKommun) Add("rest-of-kommun", ("areas", compared));
        if (before.Sum() < FewReports) Add("few-reports", ("before", before.Sum()), ("after", after.Sum()));
        if (after.Length < LongAfter) Add("short-after", ("weeks", after.Length));
        var (recent, earlier) = (before.TakeLast(Recent).ToArray(), before.SkipLast(Recent).ToArray());
        if (intervention.Source == "round" || WasHigher(recent, earlier))
            Add("chosen-for-being-worst", ("recentPerWeek", PerWeek(recent)), ("earlierPerWeek", PerWeek(earlier)));
        if (rest.Before.Length > 0 && rest.After.Length > 0)
        {
            var change = RateRatio.Of(rest.Before.Sum(), rest.After.Sum(), new(rest.Before.Length, rest.After.Length), RateRatio.DispersionOf(rest.Before, rest.After));
            if (change.IsClear && Math.Abs(change.Log) > Math.Log(MuchMore)) Add("reporting-changed", ("percent", Math.Round(100 * (Math.Exp(change.Log) - 1))));
        }
        if (others.Count > 0) Add("other-interventions", ("numbers", others));
        return cautions;

        void Add(string code, params (string Name, object Value)[] values) => cautions.Add(new(code, values.ToDictionary(v => v.Name, v => v.Value)));
    }

    /// <summary>The quarter before the start was worse than the time before it: some of that would have gone back by itself (regression to the mean).</summary>
    private static bool WasHigher(int[] recent, int[] earlier) =>
        earlier.Length >= Recent && PerWeek(recent) > PerWeek(earlier) && PoissonETest.P(recent.Sum(), earlier.Sum(), recent.Length, earlier.Length) < Unusual;

    private static double PerWeek(int[] weeks) => weeks.Length == 0 ? 0 : Math.Round((double)weeks.Sum() / weeks.Length, 2);
}
