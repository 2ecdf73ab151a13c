using Est.Intake.Categories;
using Est.Intake.Storage;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Reports;

/// <summary>
/// Words a report anew that the caller's organisation sent by the same source: a new revision, its history stays. What another source sent
/// is mended there, since its next delivery would undo what was changed here.
/// </summary>
public static class ReviseReport
{
    public static async Task<Results<Ok<SubmitReport.Receipt>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Guid id, Passport passport, IntakeDb db, Taxonomies taxonomies, SharedCommit commits, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Reports.AsNoTracking().VisibleTo(passport).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } stored)
            return Problems.NotFound("report");
        if (stored.Source != passport.Source)
            return Problems.Of(StatusCodes.Status409Conflict, "other-source", "The report came by another source", "Mend it where it came from and send it again from there.");
        if (stored.RetractedAt is not null)
            return Problems.Of(StatusCodes.Status409Conflict, "already-retracted", "The report is retracted", "It no longer counts; nothing was changed.");

        var (report, problem) = await ReportRequest.ReadAsync(request, Reporter.Of(passport), taxonomies, clock, ct);
        if (report is null) return problem!;
        var result = await commits.WriteAsync(report with { Rewords = id, ExternalId = stored.ExternalId }, ct);
        if (result.Status == WriteStatus.Refused) return Problems.Invalid([SubmitReport.NotStorable]);
        return TypedResults.Ok(SubmitReport.Of(result, report.Masked));
    }
}
