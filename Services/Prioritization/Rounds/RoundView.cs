using Est.Prioritization.Influence;
using Est.Prioritization.Ranking;
using Est.Prioritization.Results;

namespace Est.Prioritization.Rounds;

/// <summary>A round as everyone in the working group sees it.</summary>
/// <param name="State">open or decided; a decided round is shown as it was when it was decided.</param>
/// <param name="Revision">Of what people have set; who decides on another than the latest is told.</param>
/// <param name="DataFrom">First week whose reports count.</param>
/// <param name="MyJudgement">That of the reader's organisation.</param>
/// <param name="Last">How the last decided round went; null before the second.</param>
public sealed record RoundView(
    string Period,
    string State,
    int Revision,
    string DataFrom,
    string DataTo,
    int ChosenCount,
    IReadOnlyList<CriterionWeight> Weights,
    string? WeightsMotive,
    string? WeightsBy,
    IReadOnlyList<AreaView> Areas,
    StabilityView Stability,
    IReadOnlyList<ActorView> Organisations,
    IReadOnlyList<MyJudgement> MyJudgement,
    SurveyView? Survey,
    LastRound? Last,
    DecisionView? Decision);

/// <param name="Weight">As people set it.</param>
/// <param name="Used">As the ranking uses it: all used weights sum to 1.</param>
/// <param name="Known">False where no area has the criterion: it is left out, and the others take its part.</param>
public sealed record CriterionWeight(string Criterion, double Weight, double Used, bool Known);

/// <param name="Recent">Reports per week, oldest first.</param>
/// <param name="Reports">Their sum.</param>
/// <param name="Score">0 to 1, need and influence together.</param>
/// <param name="Probability">Share of the draws in which the area is among the chosen.</param>
/// <param name="Proposed">Whether the ranking proposes it.</param>
/// <param name="Chosen">What people decided; null until they have.</param>
/// <param name="Motive">Why, of a chosen area.</param>
public sealed record AreaView(
    string Area, string Name, int? Population, double? SquareKilometres, IReadOnlyList<int> Recent, int Reports, NeedView Need, JudgedInfluence Influence,
    double Score, int Rank, double Topsis, int TopsisRank, double Probability, bool Proposed, bool? Chosen, string? Motive);

public sealed record NeedView(double Score, IReadOnlyList<CriterionView> Criteria);

/// <param name="Value">
/// perInhabitant: reports per 1,000 inhabitants in the round's weeks; perSquareKilometre: per km²; both drawn towards the kommun's own. weighted: the
/// sum. trend: the ratio to as many weeks before, 1 for no change, drawn towards what the areas share. signals: how many. persistence: mean level, 0 green
/// to 1 red. survey: as imported. Null where unknown.
/// </param>
/// <param name="Normalised">0 to 1; where unknown, the median of the other areas.</param>
public sealed record CriterionView(string Criterion, double? Value, double Normalised, bool Known);

/// <param name="SameSet">Share of the draws that chose just the proposed areas.</param>
public sealed record StabilityView(int Draws, long Seed, double SameSet);

/// <param name="RemindedAt">When it was last reminded; null when it was not.</param>
public sealed record ActorView(string Name, string Kind, bool Answered, DateTimeOffset? RemindedAt);

public sealed record MyJudgement(string Area, int Mandate, int Owners, int Measures, int Time, string Motive);

public sealed record SurveyView(string Name, DateTimeOffset ImportedAt, string By, int Areas);

public sealed record DecisionView(DateTimeOffset At, string By, string? Motive, IReadOnlyList<ChosenArea> Chosen);

public sealed record ChosenArea(string Area, string Name, int Rank, double Score, string? Motive);

/// <summary>Puts a ranking together as it is shown.</summary>
public static class Shown
{
    private const int Digits = 4;

    public static (IReadOnlyList<CriterionWeight> Weights, IReadOnlyList<AreaView> Areas, StabilityView Stability) Of(
        RoundFacts facts, IReadOnlyDictionary<string, double> weights, int chosen, long seed)
    {
        var ranked = RankAreas.Of(facts.Facts, weights);
        var stable = Stability.Of(facts.Facts, weights, chosen, seed);
        var known = Criterion.All.Select((_, column) => ranked.Areas.Any(area => area.Values[column] is not null)).ToArray();
        var (byCode, areas) = (facts.Facts.ToDictionary(area => area.Area), facts.Areas.ToDictionary(area => area.Code));
        return (
            [.. Criterion.All.Select((criterion, column) => new CriterionWeight(criterion, weights.GetValueOrDefault(criterion), Rounded(ranked.Weights[column]), known[column]))],
            [.. ranked.Areas.Select(area => new AreaView(
                area.Area, areas[area.Area].Name, areas[area.Area].Population, areas[area.Area].SquareKilometres, byCode[area.Area].Recent, byCode[area.Area].Reports,
                new NeedView(Rounded(area.Need), [.. Criterion.OfNeed.Select((criterion, column) => new CriterionView(
                    criterion, area.Values[column] is { } value ? Rounded(value) : null, Rounded(area.Normalised[column]), area.Values[column] is not null))]),
                facts.Influence.GetValueOrDefault(area.Area) ?? JudgedInfluence.Of([]),
                Rounded(area.Score), area.Rank, Rounded(area.Topsis), area.TopsisRank, stable.Probabilities[area.Area],
                Proposed: area.Rank <= chosen, Chosen: null, Motive: null))],
            new StabilityView(stable.Draws, stable.Seed, stable.SameSet));
    }

    private static double Rounded(double value) => Math.Round(value, Digits);
}
