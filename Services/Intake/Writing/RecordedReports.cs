using Est.Contracts;
using Est.Intake.Reports;

namespace Est.Intake.Writing;

/// <summary>What the other services learn of a report: facts, never its text.</summary>
internal static class RecordedReports
{
    public static RecordedReport ToRecorded(this Report report, int revision) => new(
        report.Id, revision, report.Kind, report.Category, report.Severity, report.OccurredFrom, report.OccurredTo,
        report.Precision, report.Lon, report.Lat, report.AreaCode, report.Organisation, report.Source, Retracted: false);

    public static RecordedReport ToRecorded(this StoredReport report) => new(
        report.Id, report.Revision, report.Kind, report.Category, report.Severity, report.OccurredFrom, report.OccurredTo,
        report.Precision, report.Lon, report.Lat, report.AreaCode, report.Organisation, report.Source, Retracted: report.RetractedAt is not null);
}
