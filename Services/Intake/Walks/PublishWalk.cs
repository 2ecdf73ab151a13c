using Est.Contracts;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Intake.Walks;

/// <summary>
/// Makes the protocol known: its observations become reports and its proposals go to FollowUp, all in one transaction. Published again it changes nothing
/// and answers as it did.
/// </summary>
public static class PublishWalk
{
    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, Taxonomies taxonomies, ReportWriter writer, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        var now = clock.GetUtcNow();
        return await ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: true, async held =>
        {
            var walk = held.Walk;
            if (!WalkStates.IsOpen(walk.State)) return null;
            if (!WalkStates.CanGo(walk.State, WalkStates.Published))
                return Problems.Of(StatusCodes.Status409Conflict, "not-walked-yet", "The walk is not walked", "Say that it was walked, then publish its protocol.");
            var errors = new List<FieldError>();
            var reports = WalkReports.Of(walk, await ArrangerAsync(held.Connection, municipality, id, passport.Subject, ct), taxonomy, now, errors);
            if (errors.Count > 0) return Problems.Invalid(errors);

            await StoreAsync(held, municipality, reports, writer, ct);
            await held.Connection.RunAsync(ct,
                "update walks set state = $3, published_at = $4, published_by = $5 where municipality = $1 and id = $2",
                municipality, id, WalkStates.Published, now, passport.Subject);
            if (Proposed(municipality, walk, now) is { Proposals.Count: > 0 } proposed) await held.Transaction.PublishAsync([OutboxRow.Of(proposed)], ct);
            return null;
        }, ct);
    }

    /// <summary>What was decided against stays in the protocol with its reason; the rest is for FollowUp.</summary>
    internal static WalkProposed Proposed(string municipality, Walk walk, DateTimeOffset now) => new(municipality, now, walk.Id, walk.Date,
        [.. walk.Proposals.Where(p => p.Decision != ProposeMeasure.WillNot)
            .Select(p => new WalkProposal(p.Id, p.Kind, p.Area ?? walk.Area ?? municipality, p.Responsible, p.Until ?? walk.Target))]);

    private static async Task<Reporter> ArrangerAsync(NpgsqlConnection connection, string municipality, Guid id, string subject, CancellationToken ct) =>
        (await connection.ReadAsync(
            row => new Reporter(Municipalities.ByCode(municipality)!, row.GetGuid(0), row.GetString(1), WalkReports.Source, subject), ct,
            "select organisation_id, organisation from walks where municipality = $1 and id = $2", municipality, id)).Single();

    private static async Task StoreAsync(ChangeWalk.Held held, string municipality, IReadOnlyList<Report> reports, ReportWriter writer, CancellationToken ct)
    {
        if (reports.Count == 0) return;
        var batch = new ReportBatch();
        foreach (var report in reports) batch.TryAdd(report);
        await writer.WriteAsync(held.Transaction, batch, ct);
        await held.Connection.RunAsync(ct,
            """
            update walk_observations o set report = told.report from unnest($2::uuid[], $3::uuid[]) as told (id, report)
            where o.municipality = $1 and o.id = told.id
            """, municipality, held.Walk.Observations.Select(o => o.Id).ToArray(), reports.Select(r => r.Id).ToArray());
    }
}
