namespace Est.Contracts;

/// <summary>The areas of a quarter or tertial were chosen. A higher version of the same period replaces a lower one.</summary>
/// <param name="Period">E.g. <c>2027-Q1</c> or <c>2027-T1</c>.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
public sealed record AreasPrioritized(
    string Municipality,
    DateTimeOffset OccurredAt,
    string Period,
    int Version,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<PrioritizedArea> Areas) : IEvent;

/// <param name="Area">Area code.</param>
/// <param name="Rank">1 for the area that comes first in the proposal, whether or not it is chosen.</param>
/// <param name="Score">Weighted sum, 0 to 1.</param>
/// <param name="Motive">Why it was chosen, in the steering group's words; never about a person. Null where the proposal was followed.</param>
public sealed record PrioritizedArea(string Area, string Name, int Rank, double Score, string? Motive);
