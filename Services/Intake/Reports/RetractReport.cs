using Est.Contracts;
using Est.Intake.Storage;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Reports;

/// <summary>
/// Takes a report back: it stops counting, and its history stays. A source that sends its whole list every night sends the report again;
/// with the same content it stays retracted, since the one who took it back knew that content. Changed content is news, and counts.
/// </summary>
public static class RetractReport
{
    /// <param name="Reason">At most 500 characters; never about a person.</param>
    public sealed record Request(string? Reason);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string municipality, Guid id, Request request, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Reason.Read(request.Reason, errors) is not { } reason) return Problems.Invalid(errors);

        var now = clock.GetUtcNow();
        var reports = db.Reports.AsNoTracking().VisibleTo(passport, Roles.Coordinator, Roles.Admin).Where(r => r.Id == id);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One statement, so that of two who retract at once one is told that the other did.
        var retracted = await reports.Where(r => r.RetractedAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Revision, r => r.Revision + 1)
            .SetProperty(r => r.RetractedAt, now)
            .SetProperty(r => r.RetractionReason, reason), ct);
        if (await reports.SingleOrDefaultAsync(ct) is not { } report) return Problems.NotFound("report");
        if (retracted == 0)
            return Problems.Of(StatusCodes.Status409Conflict, "already-retracted", "The report is already retracted", "It no longer counts; nothing was changed.");

        db.Outbox.Add(OutboxRow.Of(new ReportsRecorded(municipality, now, [report.ToRecorded()])));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
