using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.NilReports;

/// <summary>Inget att rapportera: an organisation says that its week was calm, which silence does not.</summary>
public sealed class NilReport : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }

    /// <summary>E.g. <c>2026-W47</c>.</summary>
    public required string Week { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }
}
