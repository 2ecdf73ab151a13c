namespace Est.Prioritization.Results;

/// <summary>How the last decided round went, so that the next one begins with it.</summary>
/// <param name="Weeks">Whole weeks of the period that have passed: so many before it are compared with so many of it.</param>
public sealed record LastRound(string Period, int Weeks, IReadOnlyList<LastArea> Areas, RegressionToTheMean? Regression);

/// <param name="Before">Reports of the weeks before the period.</param>
/// <param name="After">Reports of the weeks of the period.</param>
/// <param name="Comparison">Areas that were not chosen and most like it in the year before.</param>
/// <param name="RateRatio">The area's change relative to theirs; null without weeks or areas to compare.</param>
public sealed record LastArea(
    string Area, string Name, int Before, int After, IReadOnlyList<ComparisonArea> Comparison, int ComparisonBefore, int ComparisonAfter,
    RateRatio? RateRatio, DoneInArea Interventions);

public sealed record ComparisonArea(string Area, string Name);

/// <summary>Interventions in the area or a place in it that were to run in the period, by the state they have now.</summary>
public sealed record DoneInArea(int Planned, int Ongoing, int Done, int NotDone, int Ended);

/// <param name="Before">Reports of the chosen areas in the weeks before the period.</param>
/// <param name="ExpectedAnyway">What as many weeks would have been expected to bring in them, had nothing been done.</param>
public sealed record RegressionToTheMean(int Before, double ExpectedAnyway);
