namespace Est.Contracts;

/// <summary>
/// A safety walk (trygghetsvandring) proposed measures. FollowUp makes a proposal of each, once by its id. The walk's own words stay with
/// Intake: a proposal carries its kind and place.
/// </summary>
/// <param name="Walk">Id of the walk.</param>
/// <param name="Date">The day it was walked.</param>
public sealed record WalkProposed(
    string Municipality,
    DateTimeOffset OccurredAt,
    Guid Walk,
    DateOnly Date,
    IReadOnlyList<WalkProposal> Proposals) : IEvent;

/// <param name="Kind">Kind of intervention, e.g. <c>belysning</c>.</param>
/// <param name="Area">Area code; the kommun's own code where none fits.</param>
/// <param name="Responsible">Name of the organisation that is to do it; null where none took it on.</param>
/// <param name="Until">When it is to be done.</param>
public sealed record WalkProposal(Guid Id, string Kind, string Area, string? Responsible, DateOnly? Until);
