using Est.Contracts;
using Est.FollowUp.Effects;
using Est.FollowUp.Reviews;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>
/// How every change of an intervention is written: alone, on the revision that was seen, and in one transaction with its line of history,
/// the reviews that follow from it and the event.
/// </summary>
public static class ChangeOne
{
    public sealed record Answer(Guid Id, int Revision, string State);

    private const int Space = 719_030;

    /// <param name="seen">The revision that the person saw; null changes what is there.</param>
    /// <param name="change">Changes the intervention and answers what the history shall say, or why it cannot be done.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> ByPersonAsync(
        FollowUpDb db, string municipality, Guid id, int? seen, Passport passport, TimeProvider clock,
        Func<Intervention, Task<(string? Change, ProblemHttpResult? Refused)>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAsync(municipality, id, ct) is not { } intervention) return Problems.NotFound("intervention");
        if (!intervention.MayBeChangedBy(passport)) return NotYours;
        if (seen is { } revision && revision != intervention.Revision) return ChangedMeanwhile;
        var (said, refused) = await change(intervention);
        if (refused is not null) return refused;
        await db.RecordAsync(intervention, said!, By(passport), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(id, intervention.Revision, intervention.State));
    }

    /// <summary>Reads an intervention and keeps others from changing it until the transaction ends.</summary>
    public static Task<Intervention?> LockAsync(this FollowUpDb db, string municipality, Guid id, CancellationToken ct) =>
        db.Interventions.FromSql($"select * from interventions where municipality = {municipality} and id = {id} for update").SingleOrDefaultAsync(ct);

    /// <summary>
    /// The number of the kommun's next intervention. Who asks is alone in adding interventions until the transaction ends, so that what is
    /// looked for first and then added is added once.
    /// </summary>
    public static async Task<int> NextNumberAsync(this FollowUpDb db, string municipality, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, hashtext({municipality}))", ct);
        return (await db.Interventions.MaxAsync(i => (int?)i.Number, ct) ?? 0) + 1;
    }

    /// <summary>Gives the change its revision, its line of history, the reviews that follow from it and its event. The caller saves.</summary>
    public static async Task RecordAsync(this FollowUpDb db, Intervention intervention, string change, string by, TimeProvider clock, CancellationToken ct)
    {
        intervention.Revision++;
        var now = clock.GetUtcNow();
        db.InterventionHistory.Add(new HistoryLine
        {
            Municipality = intervention.Municipality,
            Intervention = intervention.Id,
            Revision = intervention.Revision,
            At = now,
            By = by,
            Change = change,
        });
        var reviews = await PlanReviews.Handle(db, intervention, clock.Today(), ct);
        var latest = reviews.Where(r => r.Outcome is not null).MaxBy(r => r.DecidedAt)?.Outcome;
        db.Outbox.Add(OutboxRow.Of(new InterventionChanged(
            intervention.Municipality, now, intervention.Id, intervention.Revision, intervention.State, intervention.Kind ?? "",
            intervention.Areas, intervention.Owner ?? "", intervention.StartedOn ?? intervention.Starts, intervention.Ends, intervention.ReviewAt, intervention.Decision, latest, intervention.WhyNotCode,
            intervention.Number, (await KindNames.ReadAsync(db, ct)).Of(intervention.Kind), intervention.Categories)));
    }

    public static string By(Passport passport) => $"{passport.Name}, {passport.Organisation}";

    public static ProblemHttpResult ChangedMeanwhile => Problems.Of(
        StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed it", "Look at the change, then do it again.");

    public static ProblemHttpResult NotYours => Problems.Of(
        StatusCodes.Status403Forbidden, "not-yours", "Not your organisation's", "The owner, its partners and the coordinator may change it.");

    /// <summary>The answer to a step that the intervention's state does not allow.</summary>
    public static ProblemHttpResult Cannot(string step, string from) => Problems.Of(
        StatusCodes.Status409Conflict, $"cannot-{step}", $"The intervention is {from}", "Someone else may have taken this step: look at the intervention again.");
}
