using Est.Intake.Categories;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Reports;

/// <summary>Takes in one report; the answer comes when it is durable. 201 when it is new, 200 when Est had it already or now has a new revision of it.</summary>
public static class SubmitReport
{
    /// <param name="Status">accepted, revised or unchanged.</param>
    public sealed record Receipt(Guid Id, int Revision, string Status);

    public static async Task<Results<Created<Receipt>, Ok<Receipt>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Passport passport, Taxonomies taxonomies, SharedCommit commits, TimeProvider clock, CancellationToken ct)
    {
        var (report, problem) = await ReportRequest.ReadAsync(request, Reporter.Of(passport), taxonomies, clock, ct);
        if (report is null) return problem!;
        var result = await commits.WriteAsync(report, ct);
        if (result.Status == WriteStatus.Refused) return Problems.Invalid([NotStorable]);
        return Answer(municipality, result);
    }

    internal static Results<Created<Receipt>, Ok<Receipt>, ProblemHttpResult> Answer(string municipality, WriteResult result)
    {
        var receipt = new Receipt(result.Id, result.Revision, result.Status.Name());
        return result.Status == WriteStatus.Accepted
            ? TypedResults.Created($"/api/{municipality}/reports/{result.Id}", receipt)
            : TypedResults.Ok(receipt);
    }

    internal static FieldError NotStorable { get; } = new("", "not-storable", "The database refuses this report as it stands.");
}
