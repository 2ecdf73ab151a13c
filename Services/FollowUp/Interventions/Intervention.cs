using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Tenancy;

namespace Est.FollowUp.Interventions;

/// <summary>A measure against a cause (insats), from proposal to its last review.</summary>
public sealed class Intervention : ITenantOwned
{
    public const string FromMeeting = "meeting", FromWalk = "walk", FromRound = "round", FromOwn = "own";
    public const string MeasuredByReports = "reports", MeasuredOtherwise = "other";

    public required string Municipality { get; init; }
    public required Guid Id { get; init; }

    /// <summary>What people call it by: 1 for the kommun's first.</summary>
    public required int Number { get; init; }

    public int Revision { get; set; }
    public string State { get; set; } = InterventionStates.Proposed;
    public required string What { get; set; }
    public string? Kind { get; set; }
    public List<string> Areas { get; set; } = [];

    /// <summary>What it shall lessen; empty for all reports.</summary>
    public List<string> Categories { get; set; } = [];

    public Guid? Cause { get; set; }
    public string? GoalText { get; set; }

    /// <summary><c>reports</c>: reports in four weeks, counted by Est; <c>other</c>: measured by people.</summary>
    public string? GoalMeasure { get; set; }

    public double? GoalBaseline { get; set; }
    public double? GoalTarget { get; set; }
    public DateOnly? GoalBy { get; set; }

    /// <summary>Name of the organisation that answers for it.</summary>
    public string? Owner { get; set; }

    public List<string> Partners { get; set; } = [];
    public string? Contact { get; set; }

    /// <summary>True for ordinary work (ordinarie verksamhet), false for a measure at one point (punktinsats).</summary>
    public bool IsOrdinary { get; set; }

    public DateOnly? Starts { get; set; }
    public DateOnly? Ends { get; set; }
    public DateOnly? StartedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public DateOnly? ReviewAt { get; set; }

    /// <summary><c>meeting</c>, <c>walk</c>, <c>round</c> or <c>own</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The meeting's week, the walk's day, the round's period.</summary>
    public string? SourceRef { get; init; }

    public Guid? Decision { get; init; }
    public string? WhyNotCode { get; set; }
    public string? WhyNotText { get; set; }

    /// <summary>The intervention that this one took the place of.</summary>
    public Guid? Predecessor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>The coordinator may change every intervention, an organisation those that it owns or is a partner of.</summary>
    public bool MayBeChangedBy(Passport passport) =>
        passport.HasRole(Roles.Coordinator, Roles.Admin)
        || (passport.HasRole(Roles.InterventionOwner) && (Owner == passport.Organisation || Partners.Contains(passport.Organisation)));

    /// <summary>What it lacks to be planned, as members of the API: nothing is planned without its cause and its goal.</summary>
    public IReadOnlyList<string> Missing()
    {
        var goal = GoalText is not null && GoalBy is not null && GoalMeasure is not null && (GoalMeasure != MeasuredByReports || GoalTarget is not null);
        return [.. new (string Member, bool Is)[]
        {
            ("cause", Cause is not null), ("goal", goal), ("kind", Kind is not null), ("owner", Owner is not null),
            ("from", Starts is not null), ("reviewAt", ReviewAt is not null),
        }.Where(part => !part.Is).Select(part => part.Member)];
    }
}

/// <summary>A line of what happened to an intervention.</summary>
/// <remarks><c>Change</c> is a code: the step taken, or <c>proposed</c>, <c>changed</c>, <c>updated</c>, <c>withdrawn</c>.</remarks>
public sealed class HistoryLine : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid Intervention { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Change { get; init; }
}

/// <summary>A type of intervention that the kommun added, renamed or retired.</summary>
public sealed class InterventionKind : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public bool Retired { get; set; }
}
