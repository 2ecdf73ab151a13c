using Est.Contracts;
using Est.ServiceDefaults.Tenancy;

namespace Est.SituationPicture.Facts;

/// <summary>
/// A report as the picture knows it: its latest revision, and the area it was placed in. One that was taken back stays, so that
/// an older revision that comes late changes nothing.
/// </summary>
public sealed record Fact : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid ReportId { get; init; }
    public required int Revision { get; init; }

    /// <summary><c>incident</c>, <c>observation</c>, <c>planned</c> or <c>calm</c>.</summary>
    public required string Kind { get; init; }

    public required string Category { get; init; }
    public required short Severity { get; init; }
    public required DateTimeOffset OccurredFrom { get; init; }
    public required DateTimeOffset? OccurredTo { get; init; }
    public required string Precision { get; init; }
    public required double? Lon { get; init; }
    public required double? Lat { get; init; }

    /// <summary>The area that the reporter named; kept, since the kommun may only later have an area of that code.</summary>
    public required string? AreaCode { get; init; }

    /// <summary>The area it counts in, and so in every area above it.</summary>
    public required string Area { get; init; }

    /// <summary>
    /// A version of the areas in which that is so; a later one that changed nothing for this fact leaves it. Whoever takes the fact out of the
    /// counts takes it out of the areas above it in this version.
    /// </summary>
    public required int AreasVersion { get; init; }

    public required string Organisation { get; init; }
    public required string Source { get; init; }
    public required bool Retracted { get; init; }

    /// <summary>True for what has happened: incidents and observations. Planned and calm stand beside.</summary>
    public bool Counts => !Retracted && Kind is "incident" or "observation";

    public static Fact Of(string municipality, RecordedReport report) => new()
    {
        Municipality = municipality,
        ReportId = report.Id,
        Revision = report.Revision,
        Kind = report.Kind,
        Category = report.Category,
        Severity = (short)report.Severity,
        OccurredFrom = Stored(report.OccurredFrom),
        OccurredTo = report.OccurredTo is { } to ? Stored(to) : null,
        Precision = report.Precision,
        Lon = report.Lon,
        Lat = report.Lat,
        AreaCode = report.AreaCode,
        Area = municipality,
        AreasVersion = 1,
        Organisation = report.Organisation,
        Source = report.Source,
        Retracted = report.Retracted,
    };

    /// <summary>An instant as PostgreSQL gives it back: whole microseconds. What is taken away later must be what was added.</summary>
    private static DateTimeOffset Stored(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
