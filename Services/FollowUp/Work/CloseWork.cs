using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Work;

/// <summary>Ticks work off: done with its dose, or not done and why; and takes it back. Work done begins an intervention that was planned.</summary>
public static class CloseWork
{
    /// <param name="Amount">How much, in the unit; null when it is not counted.</param>
    /// <param name="Unit"><c>timmar</c>, <c>gånger</c>, <c>personer</c> or <c>st</c>.</param>
    public sealed record DoneRequest(double? Amount, string? Unit);

    public sealed record NotDoneRequest(string? Code, string? Text);

    public static async Task<Results<NoContent, ProblemHttpResult>> Done(
        string municipality, Guid id, DoneRequest request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (request.Amount is < 0 or > 100_000) errors.Add(new("amount", "out-of-range", "Give 0 to 100 000."));
        if (request.Unit is null != request.Amount is null || (request.Unit is { } unit && !WorkItem.Units.Contains(unit)))
            errors.Add(new("unit", "unknown", $"Give an amount with one of {string.Join(", ", WorkItem.Units)}, or neither."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        return await ChangeAsync(db, municipality, id, passport, async work =>
        {
            if (work.State == WorkItem.NotDone) return AlreadyClosed;
            (work.State, work.Amount, work.Unit) = (WorkItem.Done, request.Amount, request.Unit);
            (work.ClosedAt, work.ClosedBy) = (clock.GetUtcNow(), ChangeOne.By(passport));
            await BeginAsync(db, work, clock, ct);
            return null;
        }, ct);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> NotDone(
        string municipality, Guid id, NotDoneRequest request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var text = InterventionInput.Trimmed(request.Text);
        if (TakeStep.CheckWhyNot(request.Code, text) is { Count: > 0 } errors) return Problems.Invalid(errors);
        return await ChangeAsync(db, municipality, id, passport, work =>
        {
            if (work.State == WorkItem.Done) return Task.FromResult<ProblemHttpResult?>(AlreadyClosed);
            (work.State, work.WhyNotCode, work.WhyNotText) = (WorkItem.NotDone, request.Code, text);
            (work.ClosedAt, work.ClosedBy) = (clock.GetUtcNow(), ChangeOne.By(passport));
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Undo(string municipality, Guid id, Passport passport, FollowUpDb db, CancellationToken ct) =>
        ChangeAsync(db, municipality, id, passport, work =>
        {
            (work.State, work.Amount, work.Unit, work.WhyNotCode, work.WhyNotText) = (WorkItem.Planned, null, null, null, null);
            (work.ClosedAt, work.ClosedBy) = (null, null);
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);

    public static ProblemHttpResult AlreadyClosed => Problems.Of(
        StatusCodes.Status409Conflict, "already-closed", "The work is ticked off", "Take it back first, if it was not as it says.");

    /// <summary>One person's change of one piece of work. Others who change it wait, and then see what was said.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        FollowUpDb db, string municipality, Guid id, Passport passport, Func<WorkItem, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The intervention first, as everyone who locks both does.
        var intervention = await db.Work.Where(w => w.Id == id).Select(w => (Guid?)w.Intervention).SingleOrDefaultAsync(ct);
        if (intervention is { } locked) await db.LockAsync(municipality, locked, ct);
        if (await db.Work.SingleOrDefaultAsync(w => w.Id == id, ct) is not { } work) return Problems.NotFound("work");
        if (!ListWork.MayChange(work.Organisation, passport)) return ChangeOne.NotYours;
        if (await change(work) is { } refused) return refused;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>An intervention that somebody has worked for has begun, also when nobody said so: else it would never be followed up.</summary>
    private static async Task BeginAsync(FollowUpDb db, WorkItem work, TimeProvider clock, CancellationToken ct)
    {
        var intervention = await db.Interventions.SingleAsync(i => i.Id == work.Intervention, ct);
        if (InterventionStates.After(intervention.State, InterventionStates.Start) is not { } begun) return;
        // Work may be ticked off before its day.
        (intervention.State, intervention.StartedOn) = (begun, work.Day < clock.Today() ? work.Day : clock.Today());
        await db.RecordAsync(intervention, InterventionStates.Start, work.ClosedBy!, clock, ct);
    }
}
