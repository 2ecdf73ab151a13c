using System.Text;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Est.Intake.Quarantine;

/// <summary>
/// Takes in a report in the place of a quarantined text: one that was corrected or, without a body, the kept text once more, now that
/// for instance its category exists. The report belongs to the organisation and source that the text came from, whoever mends it.
/// </summary>
public static class ReleaseEntry
{
    public static async Task<Results<Created<SubmitReport.Receipt>, Ok<SubmitReport.Receipt>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Guid id, Passport passport, IntakeDb db, Taxonomies taxonomies, ReportWriter writer, TimeProvider clock,
        CancellationToken ct)
    {
        var entries = db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.Id == id);
        if (await entries.SingleOrDefaultAsync(ct) is not { } entry) return Problems.NotFound("quarantine entry");
        if (entry.State != QuarantineStates.Waiting) return DiscardEntry.NotWaiting;
        var reporter = new Reporter(Municipalities.ByCode(municipality)!, entry.OrganisationId, entry.Organisation, entry.Source, null);
        var (report, problem) = await ReportRequest.ReadAsync(request, reporter, taxonomies, clock, ct, whenEmpty: Encoding.UTF8.GetBytes(entry.Raw));
        if (report is null) return problem!;

        var (result, refused) = await TakeInAsync(municipality, id, report, passport, db, writer, clock, ct);
        return refused ?? SubmitReport.Answer(municipality, result);
    }

    /// <summary>Takes the report in and releases the entry in one transaction.</summary>
    internal static async Task<(WriteResult Result, ProblemHttpResult? Refused)> TakeInAsync(
        string municipality, Guid id, Report report, Passport passport, IntakeDb db, ReportWriter writer, TimeProvider clock, CancellationToken ct)
    {
        var entries = db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.Id == id);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var released = await entries.Where(e => e.State == QuarantineStates.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.State, QuarantineStates.Released)
            .SetProperty(e => e.DecidedAt, clock.GetUtcNow())
            .SetProperty(e => e.DecidedBy, passport.Subject)
            .SetProperty(e => e.ReportId, report.Id), ct);
        if (released == 0) return (default, DiscardEntry.NotWaiting);
        var batch = new ReportBatch();
        batch.TryAdd(report);
        try
        {
            var result = (await writer.WriteAsync((NpgsqlTransaction)transaction.GetDbTransaction(), batch, ct))[0];
            await transaction.CommitAsync(ct);
            return (result, null);
        }
        catch (PostgresException error) when (error.SqlState[..2] is "22" or "23")
        {
            return (default, Problems.Invalid([SubmitReport.NotStorable]));
        }
    }
}
