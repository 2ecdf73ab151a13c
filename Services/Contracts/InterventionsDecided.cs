namespace Est.Contracts;

/// <summary>What a weekly meeting decided shall be done, sent when the picture is agreed. FollowUp makes a proposal of each, once by its id.</summary>
/// <param name="Week">The week of the picture that the meeting agreed.</param>
public sealed record InterventionsDecided(
    string Municipality,
    DateTimeOffset OccurredAt,
    string Week,
    int Version,
    IReadOnlyList<Decision> Decisions) : IEvent;

/// <param name="What">In the meeting's words; never about a person.</param>
/// <param name="Area">Area code; the kommun's own code for the whole kommun.</param>
/// <param name="Who">Name of the organisation that took it on.</param>
/// <param name="Until">Last day.</param>
public sealed record Decision(Guid Id, string What, string Area, string Who, DateOnly Until);
