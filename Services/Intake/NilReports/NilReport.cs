using Est.Contracts;
using Est.Intake.Reports;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.NilReports;

/// <summary>Inget att rapportera: an organisation says that its week was calm, which silence does not.</summary>
public sealed class NilReport : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Source { get; init; }

    /// <summary>E.g. <c>2026-W47</c>.</summary>
    public required string Week { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>As the other services hear of it: a calm report for the whole week, which counts for nothing and breaks the silence.</summary>
    public RecordedReport ToRecorded()
    {
        var week = ServiceDefaults.Weeks.Week.Parse(Week);
        return new RecordedReport(
            ReportIdentity.IdOf(Municipality, OrganisationId, "nil", Week), Revision: 1, "calm", "lugnt", Severity: 1,
            week.Start, week.End, "municipality", Lon: null, Lat: null, AreaCode: null, Organisation, Source, Retracted: false);
    }
}
