namespace Est.Contracts;

/// <summary>Reports were taken in, changed or taken back. At most 500 items; never any free text.</summary>
public sealed record ReportsRecorded(
    string Municipality,
    DateTimeOffset OccurredAt,
    IReadOnlyList<RecordedReport> Reports) : IEvent
{
    public const int MaxReports = 500;
}

/// <summary>One report as the other services may see it: what, where, when, how serious, from whom.</summary>
/// <param name="Id">The report's id, the same through all its revisions.</param>
/// <param name="Revision">1 for the first; a higher revision replaces a lower one.</param>
/// <param name="Kind"><c>incident</c>, <c>observation</c>, <c>planned</c> or <c>calm</c>.</param>
/// <param name="Category">Category code, e.g. <c>skadegorelse</c>.</param>
/// <param name="Severity">1 to 3.</param>
/// <param name="OccurredFrom">The instant, or the start of the span in which it happened.</param>
/// <param name="OccurredTo">End of the span; null for an instant.</param>
/// <param name="Precision"><c>point</c>, <c>street</c>, <c>area</c> or <c>municipality</c>.</param>
/// <param name="Lon">WGS 84 degrees; null without coordinates.</param>
/// <param name="Lat">WGS 84 degrees; null without coordinates.</param>
/// <param name="AreaCode">The area named by the reporter; null unless <paramref name="Precision"/> is <c>area</c>.</param>
/// <param name="Organisation">Name of the reporting organisation.</param>
/// <param name="Source">Name of the source within the organisation.</param>
/// <param name="Retracted">True when the report was taken back and no longer counts.</param>
public sealed record RecordedReport(
    Guid Id,
    int Revision,
    string Kind,
    string Category,
    int Severity,
    DateTimeOffset OccurredFrom,
    DateTimeOffset? OccurredTo,
    string Precision,
    double? Lon,
    double? Lat,
    string? AreaCode,
    string Organisation,
    string Source,
    bool Retracted);
