namespace Est.FollowUp.Interventions;

/// <summary>An intervention as lists and boards show it.</summary>
/// <param name="State"><c>proposed</c>, <c>planned</c>, <c>ongoing</c>, <c>done</c>, <c>not-done</c> or <c>ended</c>.</param>
/// <param name="From">The day it began, or shall begin.</param>
/// <param name="ReviewOverdueDays">Days since the oldest review that nobody has decided was due; 0 when none is.</param>
/// <param name="Missing">What it lacks to be planned.</param>
/// <param name="Actions">The steps that the reader can take now; <c>review</c> stands for the outcomes of a review.</param>
public record Card(
    Guid Id, int Number, int Revision, string What, string? Kind, string? KindName, string State, IReadOnlyList<Card.Place> Areas, IReadOnlyList<string> Categories,
    Card.OfProblem? Problem, Card.OfCause? Cause, Card.GoalNow? Goal, string? Owner, IReadOnlyList<string> Partners, string? Contact,
    DateOnly? From, DateOnly? Until, DateOnly? ReviewAt, int ReviewOverdueDays, bool IsOrdinary, Card.Origin Source,
    Card.Judged? LatestReview, Card.Reason? WhyNot, IReadOnlyList<string> Missing, IReadOnlyList<string> Actions, bool CanChange)
{
    public sealed record Place(string Code, string Name);

    public sealed record OfProblem(Guid Id, string Title);

    public sealed record OfCause(Guid Id, string Text);

    /// <param name="Now">Reports in the last four whole weeks; null where people measure, and before any week is counted.</param>
    public sealed record GoalNow(string Text, string Measure, double? Baseline, double? Target, DateOnly? By, double? Now);

    /// <param name="Reference">The meeting's week, the walk's day, the round's period.</param>
    public sealed record Origin(string Kind, string? Reference);

    public sealed record Judged(string Outcome, DateTimeOffset At, string Motive);

    public sealed record Reason(string Code, string? Text);
}
