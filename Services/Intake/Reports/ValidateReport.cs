using Est.Intake.Categories;
using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Reports;

/// <summary>Tells whether a report would be taken in, and stores nothing: for those who build an integration.</summary>
public static class ValidateReport
{
    public sealed record Verdict(bool Valid);

    public static async Task<Results<Ok<Verdict>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Passport passport, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct)
    {
        var (_, problem) = await ReportRequest.ReadAsync(request, Reporter.Of(passport), taxonomies, clock, ct);
        return problem is null ? TypedResults.Ok(new Verdict(true)) : problem;
    }
}
