namespace Est.Contracts;

/// <summary>An intervention (insats) was planned, changed, carried out or reviewed. A higher revision replaces a lower one.</summary>
/// <param name="State">E.g. <c>proposed</c>, <c>planned</c>, <c>ongoing</c>, <c>done</c>, <c>not-done</c>, <c>ended</c>.</param>
/// <param name="Kind">Code of the kommun's taxonomy, e.g. <c>belysning</c>; empty while none is chosen.</param>
/// <param name="Areas">Area codes.</param>
/// <param name="Owner">Name of the organisation that owns it; empty while none does.</param>
/// <param name="From">The day it began; before that, the day it is planned to.</param>
/// <param name="Decision">Id of the meeting's decision that it came from; null for one that came otherwise.</param>
/// <param name="LatestReview"><c>continue</c>, <c>extend</c>, <c>replace</c> or <c>end</c>; null before the first review.</param>
/// <param name="WhyNot">Why it was not done, as a code of FollowUp's, never free text; null otherwise.</param>
/// <param name="Number">What people call it by; null in messages from before it was told.</param>
/// <param name="KindName">By the name that the kommun gives it; null without a kind, and in messages from before it was told.</param>
/// <param name="Categories">What it shall lessen, empty for all reports; null in messages from before it was told.</param>
public sealed record InterventionChanged(
    string Municipality,
    DateTimeOffset OccurredAt,
    Guid Intervention,
    int Revision,
    string State,
    string Kind,
    IReadOnlyList<string> Areas,
    string Owner,
    DateOnly? From,
    DateOnly? Until,
    DateOnly? ReviewAt,
    Guid? Decision,
    string? LatestReview,
    string? WhyNot,
    int? Number = null,
    string? KindName = null,
    IReadOnlyList<string>? Categories = null) : IEvent;
