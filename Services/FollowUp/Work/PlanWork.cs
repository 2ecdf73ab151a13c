using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Work;

/// <summary>Plans work of an intervention for an organisation: once, or every week or every other week until a day. Changes it and takes it away.</summary>
public static class PlanWork
{
    private const int LongestWhat = 300, LongestName = 200, MostTimes = 60, MostMinutes = 24 * 60;

    /// <param name="At">Swedish local time; null for any time of the day.</param>
    /// <param name="EveryWeeks">1 or 2 to repeat it until <paramref name="Until"/>; null for once. Only with new work.</param>
    public sealed record Request(
        string? What, string? Organisation, DateOnly? Day, TimeOnly? At, int? Minutes, int? EveryWeeks = null, DateOnly? Until = null);

    public sealed record Answer(IReadOnlyList<Guid> Ids);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Add(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, CancellationToken ct)
    {
        var errors = Check(request);
        if (request.EveryWeeks is not (null or 1 or 2)) errors.Add(new("everyWeeks", "out-of-range", "Give 1 or 2, or leave it out."));
        if (request.EveryWeeks is not null && !(request.Until >= request.Day)) errors.Add(new("until", "required", "Say until when it is repeated."));
        if (request.EveryWeeks is { } weeks && (request.Until!.Value.DayNumber - request.Day?.DayNumber) / (7 * weeks) >= MostTimes)
            errors.Add(new("until", "too-long", $"Repeat it at most {MostTimes} times."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        // Locked, so that what ends meanwhile gets no new work.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAsync(municipality, id, ct) is not { } intervention) return Problems.NotFound("intervention");
        if (!MayPlan(intervention, request.Organisation!.Trim(), passport)) return ChangeOne.NotYours;
        if (intervention.State is InterventionStates.Proposed || !InterventionStates.IsOpen(intervention.State)) return ChangeOne.Cannot("plan-work", intervention.State);
        List<WorkItem> work = [.. DaysOf(request).Select(day => new WorkItem
        {
            Municipality = municipality,
            Id = Guid.CreateVersion7(),
            Intervention = id,
            Organisation = request.Organisation!.Trim(),
            What = request.What!.Trim(),
            Day = day,
            At = request.At,
            Minutes = request.Minutes,
        })];
        db.Work.AddRange(work);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/{municipality}/interventions/{id}", new Answer([.. work.Select(w => w.Id)]));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Edit(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, CancellationToken ct)
    {
        if (Check(request) is { Count: > 0 } errors) return Problems.Invalid(errors);
        return await CloseWork.ChangeAsync(db, municipality, id, passport, async work =>
        {
            if (work.State != WorkItem.Planned) return CloseWork.AlreadyClosed;
            var intervention = await db.Interventions.AsNoTracking().SingleAsync(i => i.Id == work.Intervention, ct);
            if (work.Organisation != request.Organisation!.Trim() && !MayPlan(intervention, request.Organisation.Trim(), passport)) return ChangeOne.NotYours;
            (work.What, work.Organisation, work.Day) = (request.What!.Trim(), request.Organisation.Trim(), request.Day!.Value);
            (work.At, work.Minutes) = (request.At, request.Minutes);
            return null;
        }, ct);
    }

    /// <summary>Takes planned work away. What was done or was not stays in the log.</summary>
    public static Task<Results<NoContent, ProblemHttpResult>> Remove(string municipality, Guid id, Passport passport, FollowUpDb db, CancellationToken ct) =>
        CloseWork.ChangeAsync(db, municipality, id, passport, work =>
        {
            if (work.State != WorkItem.Planned) return Task.FromResult<ProblemHttpResult?>(CloseWork.AlreadyClosed);
            db.Work.Remove(work);
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);

    private static IEnumerable<DateOnly> DaysOf(Request request)
    {
        var day = request.Day!.Value;
        yield return day;
        if (request.EveryWeeks is not { } weeks) yield break;
        while ((day = day.AddDays(7 * weeks)) <= request.Until) yield return day;
    }

    /// <summary>Each organisation plans its own work; who answers for the intervention plans that of its partners as well, and the coordinator everyone's.</summary>
    private static bool MayPlan(Intervention intervention, string organisation, Passport passport) =>
        intervention.MayBeChangedBy(passport)
        && (passport.HasRole(Roles.Coordinator, Roles.Admin) || organisation == passport.Organisation
            || (intervention.Owner == passport.Organisation && intervention.Partners.Contains(organisation)));

    private static List<FieldError> Check(Request request)
    {
        var errors = new List<FieldError>();
        if (InterventionInput.Trimmed(request.What) is not { Length: <= LongestWhat }) errors.Add(new("what", "length", $"Say what shall be done, in 1 to {LongestWhat} characters."));
        if (InterventionInput.Trimmed(request.Organisation) is not { Length: <= LongestName }) errors.Add(new("organisation", "length", "Say which organisation does it."));
        if (request.Day is null) errors.Add(new("day", "required", "Say which day, e.g. 2026-11-27."));
        if (request.Minutes is < 1 or > MostMinutes) errors.Add(new("minutes", "out-of-range", $"Give 1 to {MostMinutes} minutes."));
        return errors;
    }
}
