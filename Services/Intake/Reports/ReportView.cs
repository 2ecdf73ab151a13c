using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Reports;

/// <summary>A report as one caller may see it.</summary>
public record ReportView
{
    public required Guid Id { get; init; }
    public required int Revision { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Source { get; init; }
    public required string? ExternalId { get; init; }
    public required string Kind { get; init; }
    public required string Category { get; init; }
    public required int Severity { get; init; }
    public required DateTimeOffset OccurredFrom { get; init; }
    public required DateTimeOffset? OccurredTo { get; init; }
    public required PlaceBody Place { get; init; }
    public required bool? FirstHand { get; init; }
    public required bool? PoliceReported { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null while the report counts.</summary>
    public required DateTimeOffset? RetractedAt { get; init; }

    /// <summary>False when the texts below are kept from the caller; true also when none was written.</summary>
    public required bool TextShown { get; init; }

    public required string? Description { get; init; }
    public required string? ActionTaken { get; init; }
    public required string? RetractionReason { get; init; }

    /// <summary>How many of each kind of personal data were masked in the texts, such as {"telefon":1}; null when none.</summary>
    public required JsonElement? Masked { get; init; }

    /// <summary>What a feed said beside the report, such as the address of the police's own page.</summary>
    public required JsonElement? Origin { get; init; }

    internal static ReportView Of(ReportColumns report, Passport passport)
    {
        var text = passport.MayReadTextOf(report);
        return new ReportView
        {
            Id = report.Id,
            Revision = report.Revision,
            OrganisationId = report.OrganisationId,
            Organisation = report.Organisation,
            Source = report.Source,
            ExternalId = report.ExternalId,
            Kind = report.Kind,
            Category = report.Category,
            Severity = report.Severity,
            OccurredFrom = report.OccurredFrom,
            OccurredTo = report.OccurredTo,
            Place = new PlaceBody(report.Precision, report.Lon, report.Lat, report.AreaCode, text ? report.Address : null),
            FirstHand = report.FirstHand,
            PoliceReported = report.PoliceReported,
            ReceivedAt = report.ReceivedAt,
            RetractedAt = report.RetractedAt,
            TextShown = text,
            Description = text ? report.Description : null,
            ActionTaken = text ? report.ActionTaken : null,
            RetractionReason = text ? report.RetractionReason : null,
            Masked = report.Masked is { } masked ? JsonElement.Parse(masked) : null,
            Origin = text && report.Origin is { } origin ? JsonElement.Parse(origin) : null,
        };
    }
}
