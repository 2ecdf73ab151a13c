namespace Est.Prioritization.Ranking;

/// <summary>What areas are ranked by: seven criteria of need (behov), and influence (påverkbarhet) beside them.</summary>
public static class Criterion
{
    public const string PerInhabitant = "perInhabitant", PerSquareKilometre = "perSquareKilometre", Weighted = "weighted", Trend = "trend",
        Signals = "signals", Persistence = "persistence", Survey = "survey", Influence = "influence";

    /// <summary>In the order in which matrices have their columns.</summary>
    public static IReadOnlyList<string> All { get; } = [PerInhabitant, PerSquareKilometre, Weighted, Trend, Signals, Persistence, Survey, Influence];

    public static IReadOnlyList<string> OfNeed { get; } = [.. All.Where(criterion => criterion != Influence)];

    // Where each stands in All: the columns of matrices.
    internal const int PerInhabitantColumn = 0, PerSquareKilometreColumn = 1, WeightedColumn = 2, TrendColumn = 3, SignalsColumn = 4,
        PersistenceColumn = 5, SurveyColumn = 6, InfluenceColumn = 7;
}

/// <summary>What is known of one area when a round is ranked.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Recent">Reports per week of the round's weeks, oldest first.</param>
/// <param name="Before">Reports of as many weeks before these; null where the kommun's history does not reach so far.</param>
/// <param name="Weighted">Sum of severity times category weight over the round's weeks.</param>
/// <param name="Signals">Signals raised in the area in the round's weeks.</param>
/// <param name="Persistence">Mean level of the agreed pictures of these weeks: 0 green, ½ yellow, 1 red; null where none was agreed.</param>
/// <param name="Survey">From the imported survey, higher is worse; null where it says nothing.</param>
/// <param name="Influence">Median of the actors' judgements, 1 to 5; null where nobody has judged.</param>
public sealed record AreaFacts(
    string Area, int? Population, double? SquareKilometres, IReadOnlyList<int> Recent, int? Before, double Weighted, int Signals,
    double? Persistence, double? Survey, double? Influence)
{
    public int Reports => Recent.Sum();
}
