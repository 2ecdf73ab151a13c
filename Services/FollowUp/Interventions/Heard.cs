using Est.Contracts;
using Est.ServiceDefaults.Tenancy;

namespace Est.FollowUp.Interventions;

/// <summary>Which version of a week's decisions was heard of; a lower one that comes later changes nothing.</summary>
public sealed class DecidedWeek : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Week { get; init; }
    public required int Version { get; init; }
}

/// <summary>A meeting's decision as it was last told, so that agreeing a picture again does not undo what people changed in the proposal since.</summary>
public sealed class MeetingDecision : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required string Week { get; init; }
    public required string What { get; set; }
    public required string Area { get; set; }
    public required string Who { get; set; }
    public required DateOnly Until { get; set; }

    public static MeetingDecision Of(string municipality, string week, Decision told) => new()
    {
        Municipality = municipality,
        Id = told.Id,
        Week = week,
        What = told.What,
        Area = told.Area,
        Who = told.Who,
        Until = told.Until,
    };
}

/// <summary>The areas chosen for a quarter or tertial, in order of rank, as last told.</summary>
public sealed class PrioritizedPeriod : ITenantOwned
{
    public required string Municipality { get; init; }

    /// <summary>E.g. <c>2027-Q1</c> or <c>2027-T1</c>.</summary>
    public required string Period { get; init; }

    public required int Version { get; init; }
    public required DateOnly Starts { get; init; }
    public required DateOnly Ends { get; init; }
    public required List<string> Areas { get; init; }
}
