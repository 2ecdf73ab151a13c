using Est.Intake.Reports;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Quarantine;

/// <summary>A quarantined text as it is stored, until someone mends or discards it.</summary>
public sealed class QuarantineEntry : ITenantOwned, ISentIn
{
    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Source { get; init; }
    public required string Raw { get; init; }
    public required long Length { get; init; }

    /// <summary>JSON array of field errors.</summary>
    public required string Errors { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>One of <see cref="QuarantineStates"/>.</summary>
    public required string State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Subject of the passport of who released or discarded it.</summary>
    public string? DecidedBy { get; set; }

    public string? Reason { get; set; }

    /// <summary>The report that came of it, once released.</summary>
    public Guid? ReportId { get; set; }
}

public static class QuarantineStates
{
    public const string Waiting = "waiting";
    public const string Released = "released";
    public const string Discarded = "discarded";

    public static IReadOnlyList<string> All { get; } = [Waiting, Released, Discarded];
}
