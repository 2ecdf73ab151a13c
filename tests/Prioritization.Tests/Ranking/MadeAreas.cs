using Est.Prioritization.Ranking;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Prioritization.Tests.Ranking;

/// <summary>Areas and weights as rankings meet them: sizes and surveys that are missing, areas without a report.</summary>
public static class MadeAreas
{
    public static AreaFacts Area { get; } = new("bruket", 1_000, 2.5, [2, 0, 1, 3, 0, 0, 1, 2, 1, 0, 0, 4, 1], 12, 22, 1, 0.25, 3.1, 3.5);

    /// <summary>One to twelve areas, and weights for all criteria.</summary>
    public static Arbitrary<(AreaFacts[] Areas, Dictionary<string, double> Weights)> Any { get; } = (
        from areas in AnyArea.ListOf().Where(list => list.Count > 0)
        from reachesBack in Gen.Elements(true, false)
        from weights in Gen.Choose(0, 10).ArrayOf(Criterion.All.Count).Where(list => list[..^1].Sum() > 0)
        select (
            areas.Take(12).Select((area, i) => area with { Area = $"a{i:00}", Before = reachesBack ? area.Before : null }).ToArray(),
            Criterion.All.Zip(weights).ToDictionary(pair => pair.First, pair => pair.Second / 10.0))).ToArbitrary();

    private static Gen<AreaFacts> AnyArea =>
        from weekly in Gen.Choose(0, 6).ArrayOf(13)
        from before in Gen.Choose(0, 80)
        from weight in Gen.Choose(10, 30)
        from population in Gen.Elements<int?>(null, 0, 8, 400, 5_000)
        from size in Gen.Elements<double?>(null, 0.2, 3, 40)
        from signals in Gen.Choose(0, 5)
        from level in Gen.Elements<double?>(null, 0, 0.25, 1)
        from survey in Gen.Elements<double?>(null, 0, 2.4, 5.9)
        from influence in Gen.Elements<double?>(null, 1, 3.25, 5)
        select new AreaFacts("", population, size, weekly, before, weekly.Sum() * weight / 10.0, signals, level, survey, influence);
}
