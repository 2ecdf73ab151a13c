using System.Buffers;
using Est.Intake.Categories;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Reports;

/// <summary>The form of a report in a request, for the API's description; it is read by <see cref="ReportParser"/>.</summary>
/// <param name="ExternalId">Your own id: the same id is the same report, and changed content a new revision of it.</param>
/// <param name="OccurredFrom">When it happened, or the start of the span in which it happened. ISO 8601 with offset.</param>
/// <param name="OccurredTo">End of the span; absent for an instant.</param>
/// <param name="Category">Code of one of the kommun's categories.</param>
/// <param name="Severity">1 to 3; 1 when absent.</param>
/// <param name="Kind">incident (when absent), observation, planned or calm.</param>
/// <param name="Description">At most 2,000 characters; never about a person.</param>
/// <param name="Place">Absent when only the kommun is known.</param>
/// <param name="FirstHand">The reporter saw it.</param>
/// <param name="PoliceReported">It was reported to the police.</param>
/// <param name="ActionTaken">What was done about it; at most 2,000 characters.</param>
public sealed record ReportBody(
    string? ExternalId, DateTimeOffset OccurredFrom, DateTimeOffset? OccurredTo, string Category, int? Severity, string? Kind,
    string? Description, PlaceBody? Place, bool? FirstHand, bool? PoliceReported, string? ActionTaken)
{
    internal static ReportBody Of(Report report) => new(
        report.ExternalId, report.OccurredFrom, report.OccurredTo, report.Category, report.Severity, report.Kind, report.Description,
        new PlaceBody(report.Precision, report.Lon, report.Lat, report.AreaCode, report.Address), report.FirstHand, report.PoliceReported, report.ActionTaken);

    /// <summary>Of what was read without an error in what it says of time and category.</summary>
    internal static ReportBody Of(ReportInput input) => new(
        input.ExternalId, input.OccurredFrom!.Value, input.OccurredTo, input.Category!, input.Severity, input.Kind, input.Description,
        input.HasPlace ? new PlaceBody(input.Precision!, input.Lon, input.Lat, input.AreaCode, input.Address) : null,
        input.FirstHand, input.PoliceReported, input.ActionTaken);
}

/// <param name="Precision">point or street (with lon and lat), area (with areaCode), or municipality.</param>
/// <param name="Lon">WGS 84 degrees.</param>
/// <param name="Lat">WGS 84 degrees.</param>
/// <param name="Address">The place in words; at most 200 characters, never about a person.</param>
public sealed record PlaceBody(string Precision, double? Lon, double? Lat, string? AreaCode, string? Address = null);

/// <summary>What was read: a report, or why it is none.</summary>
/// <param name="Held">Where nothing is wrong but that the kommun wants to look at it first: what waits for that.</param>
internal readonly record struct ReadReport(Report? Report, ProblemHttpResult? Problem, QuarantinedLine? Held = null)
{
    public void Deconstruct(out Report? report, out ProblemHttpResult? problem) => (report, problem) = (Report, Problem);
}

/// <summary>Reads and checks the one report of a request.</summary>
internal static class ReportRequest
{
    private const int LongestBody = 64 * 1024;
    internal const string IdempotencyKey = "Idempotency-Key";

    /// <param name="whenEmpty">Read in the place of a body that has nothing in it.</param>
    public static async Task<ReadReport> ReadAsync(
        HttpRequest request, Reporter reporter, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct, byte[]? whenEmpty = null)
    {
        var taxonomy = await taxonomies.OfAsync(reporter.Municipality.Code, ct);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length <= LongestBody && !read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var result = read.Buffer.Length > LongestBody
                ? new(null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", "A report is at most 64 KiB of JSON."))
                : Check(read.Buffer.IsEmpty && whenEmpty is not null ? new(whenEmpty) : read.Buffer, request.Headers[IdempotencyKey], reporter, taxonomy, clock.GetUtcNow());
            // A reader left in the middle makes the server close the connection, under the feet of the request behind this one.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return result;
        }
    }

    private static ReadReport Check(
        ReadOnlySequence<byte> body, string? idempotencyKey, Reporter reporter, Taxonomy taxonomy, DateTimeOffset now)
    {
        var errors = new List<FieldError>();
        var json = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (Check(json, idempotencyKey, reporter, taxonomy, now, errors) is { } report) return new(report, null);
        return new(null, Problems.Invalid(errors), PrivacyRules.MayWait(errors) ? QuarantinedLine.Of(reporter, json, json.Length, errors) : null);
    }

    /// <summary>The report, or null with every broken limit in <paramref name="errors"/>.</summary>
    /// <param name="idempotencyKey">Stands for the external id where the report has none.</param>
    internal static Report? Check(
        ReadOnlySpan<byte> json, string? idempotencyKey, Reporter reporter, Taxonomy taxonomy, DateTimeOffset now, List<FieldError> errors)
    {
        var input = new ReportInput();
        ReportParser.Parse(json, input, errors);
        if (input.ExternalId is null && !string.IsNullOrEmpty(idempotencyKey))
        {
            if (idempotencyKey.Length > ReportRules.LongestExternalId)
                errors.Refuse(IdempotencyKey, "too-long", $"At most {ReportRules.LongestExternalId} characters.");
            input.ExternalId = idempotencyKey;
        }
        // What cannot be read has no fields to check.
        return errors is [{ Field: "" }] ? null : ReportRules.Check(input, reporter, taxonomy, now, errors);
    }
}
