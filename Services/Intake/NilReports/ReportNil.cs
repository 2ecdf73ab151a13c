using Est.Contracts;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.NilReports;

/// <summary>Takes an organisation's word that it has nothing to report for a week. Said again, it is the same word.</summary>
public static class ReportNil
{
    private static readonly Week First = new(2000, 1);

    /// <param name="Week">E.g. <c>2026-W47</c>: not later than next week.</param>
    public sealed record Request(string? Week);

    public sealed record Answer(string Week, string Organisation, DateTimeOffset ReportedAt);

    public static void MapNilReports(this IEndpointRouteBuilder api) =>
        api.MapPost("/reports/nil", Handle).WithTags("Reports").WithName("ReportNil")
            .WithSummary("Nothing to report: your organisation's week was calm").ProducesProblem(400).ProducesProblem(503)
            .TakesReports().AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);

    public static async Task<Results<Created<Answer>, Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Request request, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var now = clock.GetUtcNow();
        if (Week.Read(request.Week, "week", errors) is { } read)
        {
            if (read < First) errors.Add(new FieldError("week", "too-early", "Weeks from before the year 2000 are not taken in."));
            if (read > Week.Of(now).Next) errors.Add(new FieldError("week", "too-far-ahead", "Next week is the last that can be spoken for."));
        }
        if (errors.Count > 0) return Problems.Invalid(errors);

        var week = request.Week!;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            insert into nil_reports (municipality, organisation_id, week, organisation, source, reported_at)
            values ({municipality}, {passport.OrganisationId}, {week}, {passport.Organisation}, {passport.Source}, {now})
            on conflict do nothing
            """, ct);
        var said = await db.NilReports.AsNoTracking().SingleAsync(n => n.OrganisationId == passport.OrganisationId && n.Week == week, ct);
        if (added == 1)
        {
            db.Outbox.Add(OutboxRow.Of(new ReportsRecorded(municipality, now, [said.ToRecorded()])));
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        var answer = new Answer(said.Week, said.Organisation, said.ReportedAt);
        return added == 1 ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }
}
