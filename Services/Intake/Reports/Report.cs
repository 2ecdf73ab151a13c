using Est.Intake.Privacy;

namespace Est.Intake.Reports;

/// <summary>
/// One observation, checked and normalised: what, where, when, how serious; never about a person. Immutable, so that
/// its id and hash are computed once.
/// </summary>
public sealed record Report
{
    private Guid? id, contentHash;

    /// <summary>The id of the report that this is a new wording of; null when the id follows from the external id.</summary>
    public Guid? Rewords { get; init; }

    public required string Municipality { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Source { get; init; }

    /// <summary>The sender's own id, which makes the same report the same; null for a report that is new each time.</summary>
    public string? ExternalId { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Category { get; init; }

    /// <summary>1 to 3.</summary>
    public required short Severity { get; init; }

    /// <summary>UTC, whole microseconds as PostgreSQL keeps them.</summary>
    public required DateTimeOffset OccurredFrom { get; init; }

    /// <summary>End of the span; null for an instant.</summary>
    public DateTimeOffset? OccurredTo { get; init; }

    /// <summary>What was written freely, as the privacy guard leaves it.</summary>
    public required GuardedTexts Texts { get; init; }

    public string? Description => Texts.Description;

    /// <summary>One of <see cref="Precisions"/>.</summary>
    public required string Precision { get; init; }

    /// <summary>WGS 84 degrees; only with precision point or street.</summary>
    public double? Lon { get; init; }

    public double? Lat { get; init; }

    /// <summary>Only with precision area.</summary>
    public string? AreaCode { get; init; }

    public bool? FirstHand { get; init; }
    public bool? PoliceReported { get; init; }
    public string? ActionTaken => Texts.ActionTaken;

    /// <summary>The place in words, such as a street and number. Stays in Intake.</summary>
    public string? Address => Texts.Address;

    /// <summary>Subject of the passport that it first came with; no revision changes it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>How many of each kind of personal data were masked in its texts, as a JSON object; null when none.</summary>
    public string? Masked => Texts.Masked;

    /// <summary>What a feed says beside the report (its own type, address, time of publication), as a JSON object.</summary>
    public string? Origin { get; init; }

    /// <summary>The same for the same kommun, organisation, source and external id, through all revisions.</summary>
    public Guid Id => id ??= Rewords ?? ReportIdentity.IdOf(this);

    /// <summary>The same for the same content: a report that comes again with it is unchanged.</summary>
    public Guid ContentHash => contentHash ??= ReportIdentity.HashOf(this);
}

public static class Kinds
{
    public const string Incident = "incident";
    public const string Observation = "observation";

    /// <summary>An arrangement to come: the only kind that may lie further ahead than a day.</summary>
    public const string Planned = "planned";

    public const string Calm = "calm";

    public static IReadOnlyList<string> All { get; } = [Incident, Observation, Planned, Calm];
}

/// <summary>How exactly a place is known.</summary>
public static class Precisions
{
    public const string Point = "point";
    public const string Street = "street";
    public const string Area = "area";
    public const string Municipality = "municipality";

    public static IReadOnlyList<string> All { get; } = [Point, Street, Area, Municipality];
}
