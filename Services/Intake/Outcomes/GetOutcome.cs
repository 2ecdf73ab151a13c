using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Outcomes;

/// <summary>What became of a report (återkoppling). The id that a stream answered a quarantined line with is understood too.</summary>
public static class GetOutcome
{
    public static void AddOutcomes(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient<ReportAreas>(picture =>
        {
            // Without the picture's address the area is not known; all else is.
            picture.BaseAddress = builder.Configuration["services:picture:http:0"] is { } address ? new Uri(address) : null;
            picture.Timeout = TimeSpan.FromSeconds(3);
        });
        builder.Services.AddTransient<OutcomeReader>();
    }

    public static void MapOutcomes(this IEndpointRouteBuilder api) =>
        api.MapGet("/reports/{id:guid}/outcome", Handle).WithTags("Reports").WithName("GetReportOutcome").WithSummary("What became of a report")
            .ProducesProblem(404).AllowRoles([Roles.Reporter, .. ListReports.SeeAll]);

    public static async Task<Results<Ok<Outcome>, ProblemHttpResult>> Handle(
        string municipality, Guid id, HttpRequest request, Passport passport, IntakeDb db, OutcomeReader outcomes, CancellationToken ct)
    {
        var waited = await db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).SingleOrDefaultAsync(e => e.Id == id, ct);
        var reportId = waited?.ReportId ?? id;
        if (await db.Reports.AsNoTracking().VisibleTo(passport, ListReports.SeeAll).SingleOrDefaultAsync(r => r.Id == reportId, ct) is { } report)
            return TypedResults.Ok((await outcomes.ReadAsync(municipality, [report], request.Headers.Authorization.ToString(), ct))[report.Id]);
        return waited?.State switch
        {
            QuarantineStates.Waiting => TypedResults.Ok(Outcome.Aside(Outcome.Quarantined, OutcomeSentence.Quarantined)),
            QuarantineStates.Discarded => TypedResults.Ok(Outcome.Aside(Outcome.Discarded, OutcomeSentence.Discarded)),
            _ => Problems.NotFound("report"),
        };
    }
}
