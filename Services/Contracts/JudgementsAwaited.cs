namespace Est.Contracts;

/// <summary>Organisations were reminded to say what they can do in the areas of a round. Whoever knows an address of theirs sends a link.</summary>
/// <param name="Period">E.g. <c>2027-Q1</c> or <c>2027-T1</c>.</param>
/// <param name="Organisations">Names of those that have not answered.</param>
public sealed record JudgementsAwaited(
    string Municipality,
    DateTimeOffset OccurredAt,
    string Period,
    IReadOnlyList<string> Organisations) : IEvent;
