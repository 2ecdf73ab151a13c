using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Reports;

/// <summary>The columns that a report and its former revisions share.</summary>
public abstract class ReportColumns : ITenantOwned, ISentIn
{
    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required int Revision { get; set; }
    public required Guid ContentHash { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Source { get; init; }
    public string? ExternalId { get; init; }
    public required string Kind { get; init; }
    public required string Category { get; init; }
    public required short Severity { get; init; }
    public required DateTimeOffset OccurredFrom { get; init; }
    public DateTimeOffset? OccurredTo { get; init; }
    public string? Description { get; init; }
    public required string Precision { get; init; }
    public double? Lon { get; init; }
    public double? Lat { get; init; }
    public string? AreaCode { get; init; }
    public bool? FirstHand { get; init; }
    public bool? PoliceReported { get; init; }
    public string? ActionTaken { get; init; }
    public string? Origin { get; init; }
    public string? Address { get; init; }
    public string? ReportedBy { get; init; }
    public string? Masked { get; init; }

    /// <summary>When this revision came in.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset? RetractedAt { get; set; }
    public string? RetractionReason { get; set; }
}

/// <summary>A report as it now stands.</summary>
public sealed class StoredReport : ReportColumns;

/// <summary>What a report said before; written by the database whenever a report changes.</summary>
public sealed class ReportRevision : ReportColumns
{
    public required DateTimeOffset ReplacedAt { get; init; }
}
