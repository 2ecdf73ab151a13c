using System.Runtime.InteropServices;
using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Reports;

/// <summary>
/// Takes in what one person saw, several events in one go. Each is answered for itself: what is right is durable when the answer comes, what is
/// wrong comes back with its errors and is stored nowhere.
/// </summary>
public static class SubmitBatch
{
    private const int Most = 50;

    /// <param name="Reports">1 to 50 reports, each as in <c>POST /reports</c>.</param>
    public sealed record Request(IReadOnlyList<JsonElement>? Reports);

    /// <param name="Results">One for each report, in their order.</param>
    public sealed record Answer(IReadOnlyList<Result> Results);

    /// <param name="Status">accepted, revised, unchanged, quarantined or refused.</param>
    /// <param name="Id">Of the report, or of the entry in quarantine; null when it was refused.</param>
    /// <param name="Errors">Why it was refused, or waits; empty otherwise.</param>
    public sealed record Result(string Status, Guid? Id, int? Revision, IReadOnlyList<FieldError> Errors);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request body, HttpRequest request, string municipality, Passport passport, Taxonomies taxonomies, SharedCommit commits, ReportWriter writer,
        TimeProvider clock, CancellationToken ct)
    {
        if (body.Reports is not { Count: > 0 and <= Most } reports)
            return Problems.Invalid([new FieldError("reports", "out-of-range", $"Send 1 to {Most} reports at a time.")]);
        var reporter = Reporter.Of(passport);
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        var key = request.Headers[ReportRequest.IdempotencyKey].ToString();
        return TypedResults.Ok(new Answer(await Task.WhenAll(reports.Select(TakeInAsync))));

        async Task<Result> TakeInAsync(JsonElement json, int index)
        {
            var errors = new List<FieldError>();
            // One key for all of them, so each is told apart by its place.
            var own = key.Length > 0 ? $"{key}/{index + 1}" : null;
            if (ReportRequest.Check(JsonMarshal.GetRawUtf8Value(json), own, reporter, taxonomy, clock.GetUtcNow(), errors) is not { } report)
            {
                if (!PrivacyRules.MayWait(errors)) return new Result("refused", null, null, errors);
                var raw = JsonMarshal.GetRawUtf8Value(json);
                var held = QuarantinedLine.Of(reporter, raw, raw.Length, errors);
                await writer.KeepAsync(held, ct);
                return new Result("quarantined", held.Id, null, errors);
            }
            var written = await commits.WriteAsync(report, ct);
            return written.Status == WriteStatus.Refused
                ? new Result("refused", null, null, [SubmitReport.NotStorable])
                : new Result(written.Status.Name(), written.Id, written.Revision, []);
        }
    }
}
