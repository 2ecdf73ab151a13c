using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Reports;

/// <summary>Takes in one report; the answer comes when it is durable. 201 when it is new, 200 when Est had it already or now has a new revision of it.</summary>
public static class SubmitReport
{
    /// <param name="Id">Of the report; of the entry in quarantine when it waits there.</param>
    /// <param name="Status">accepted, revised, unchanged or quarantined.</param>
    /// <param name="Masked">How many of each kind of personal data were masked in the texts, such as {"telefon":1}; null when none.</param>
    public sealed record Receipt(Guid Id, int Revision, string Status, JsonElement? Masked = null);

    public static async Task<Results<Created<Receipt>, Ok<Receipt>, Accepted<Receipt>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Passport passport, Taxonomies taxonomies, SharedCommit commits, ReportWriter writer, TimeProvider clock,
        CancellationToken ct)
    {
        var read = await ReportRequest.ReadAsync(request, Reporter.Of(passport), taxonomies, clock, ct);
        if (read.Held is { } held)
        {
            await writer.KeepAsync(held, ct);
            return TypedResults.Accepted((string?)null, new Receipt(held.Id, 0, "quarantined"));
        }
        if (read.Report is not { } report) return read.Problem!;
        var result = await commits.WriteAsync(report, ct);
        if (result.Status == WriteStatus.Refused) return Problems.Invalid([NotStorable]);
        return result.Status == WriteStatus.Accepted ? Created(municipality, result, report.Masked) : TypedResults.Ok(Of(result, report.Masked));
    }

    internal static Results<Created<Receipt>, Ok<Receipt>, ProblemHttpResult> Answer(string municipality, WriteResult result) =>
        result.Status == WriteStatus.Accepted ? Created(municipality, result, null) : TypedResults.Ok(Of(result, null));

    private static Created<Receipt> Created(string municipality, WriteResult result, string? masked) =>
        TypedResults.Created($"/api/{municipality}/reports/{result.Id}", Of(result, masked));

    internal static Receipt Of(WriteResult result, string? masked) =>
        new(result.Id, result.Revision, result.Status.Name(), masked is null ? null : JsonElement.Parse(masked));

    internal static FieldError NotStorable { get; } = new("", "not-storable", "The database refuses this report as it stands.");
}
