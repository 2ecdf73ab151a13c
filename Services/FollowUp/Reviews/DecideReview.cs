using System.Text.Json;
using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Reviews;

/// <summary>Decides a review: continue, extend, replace by a successor, or end; always with a motive, and once.</summary>
public static class DecideReview
{
    private const int LongestMotive = 1000;

    /// <param name="Until">With extend: the new last day.</param>
    /// <param name="Areas">With extend: the areas from now on.</param>
    /// <param name="Successor">With replace: what takes its place, as a proposal.</param>
    /// <param name="NextReview">With continue and extend: when to look next; else the plan of reviews says.</param>
    public sealed record Request(
        string? Outcome, string? Motive, DateOnly? Until = null, IReadOnlyList<string>? Areas = null, SuccessorInput? Successor = null, DateOnly? NextReview = null);

    public sealed record SuccessorInput(string? What, string? Kind);

    public sealed record Answer(ChangeOne.Answer Intervention, Guid? Successor);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } asked) return Problems.NotFound("review");
        Guid? successor = null;
        var answer = await ChangeOne.ByPersonAsync(db, municipality, asked.Intervention, seen: null, passport, clock, async intervention =>
        {
            // Read again now that nobody else can decide it; a review of another day may have taken its place.
            if (await db.Reviews.SingleOrDefaultAsync(r => r.Id == id, ct) is not { Outcome: null } review) return (null, AlreadyDecided);
            var today = clock.Today();
            var errors = await CheckAsync(request, review, intervention, db, municipality, today, ct);
            if (errors.Count > 0) return (null, Problems.Invalid(errors));
            if (InterventionStates.After(intervention.State, request.Outcome!) is not { } next) return (null, ChangeOne.Cannot(request.Outcome!, intervention.State));

            if (request.Outcome == InterventionStates.Replace) successor = await SucceedAsync(intervention, request.Successor!, passport, db, clock, ct);
            review.Numbers = await NumbersAsync(intervention, db, today, ct);
            (review.Outcome, review.Motive, review.Successor) = (request.Outcome, request.Motive!.Trim(), successor);
            (review.DecidedAt, review.DecidedBy) = (clock.GetUtcNow(), ChangeOne.By(passport));
            intervention.State = next;
            if (InterventionStates.IsOpen(next)) GoOn(intervention, review, request, today);
            else
            {
                intervention.EndedOn ??= today;
                await TakeStep.ForgetComingWorkAsync(db, intervention.Id, today, ct);
            }
            await db.SaveChangesAsync(ct);
            if (review.Tier == Review.Week && request.NextReview is { } day)
                db.Reviews.Add(new Review { Municipality = municipality, Id = Guid.CreateVersion7(), Intervention = intervention.Id, Tier = Review.Week, Due = day });
            await db.SaveChangesAsync(ct);
            return (request.Outcome, null);
        }, ct);
        return answer.Result is Ok<ChangeOne.Answer> done ? TypedResults.Ok(new Answer(done.Value!, successor)) : (ProblemHttpResult)answer.Result;
    }

    private static ProblemHttpResult AlreadyDecided => Problems.Of(
        StatusCodes.Status409Conflict, "already-decided", "The review is decided", "Someone decided it before you: look at what it says.");

    private static void GoOn(Intervention intervention, Review review, Request request, DateOnly today)
    {
        intervention.EndedOn = null;
        if (request.Outcome == InterventionStates.Extend)
        {
            intervention.Ends = request.Until ?? intervention.Ends;
            if (request.Areas is { } areas) intervention.Areas = [.. areas.Distinct()];
        }
        if (review.Tier != Review.Week) intervention.ReviewAt = request.NextReview ?? (intervention.ReviewAt > today ? intervention.ReviewAt : null);
    }

    private static async Task<Guid> SucceedAsync(
        Intervention old, SuccessorInput input, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var successor = new Intervention
        {
            Municipality = old.Municipality,
            Id = Guid.CreateVersion7(),
            Number = await db.NextNumberAsync(old.Municipality, ct),
            What = input.What!.Trim(),
            Kind = input.Kind,
            Areas = old.Areas,
            Categories = old.Categories,
            Cause = old.Cause,
            GoalText = old.GoalText,
            GoalMeasure = old.GoalMeasure,
            GoalTarget = old.GoalTarget,
            Owner = old.Owner,
            Partners = old.Partners,
            Contact = old.Contact,
            IsOrdinary = old.IsOrdinary,
            Source = Intervention.FromOwn,
            Predecessor = old.Id,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = ChangeOne.By(passport),
        };
        db.Interventions.Add(successor);
        await db.RecordAsync(successor, "proposed", successor.CreatedBy, clock, ct);
        return successor.Id;
    }

    private static async Task<string?> NumbersAsync(Intervention intervention, FollowUpDb db, DateOnly today, CancellationToken ct) =>
        intervention.GoalMeasure != Intervention.MeasuredByReports
            ? null
            : JsonSerializer.Serialize(
                new ListReviews.GoalNumbers(
                    intervention.GoalBaseline, (await GoalCounts.ReadAsync(db, today, ct)).Of(intervention.Areas, intervention.Categories), intervention.GoalTarget),
                JsonSerializerOptions.Web);

    private static async Task<List<FieldError>> CheckAsync(
        Request request, Review review, Intervention intervention, FollowUpDb db, string municipality, DateOnly today, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (!InterventionStates.Outcomes.Contains(request.Outcome ?? "")) errors.Add(new("outcome", "unknown", "Give continue, extend, replace or end."));
        if (InterventionInput.Trimmed(request.Motive) is not { Length: <= LongestMotive }) errors.Add(new("motive", "length", $"Say why, in 1 to {LongestMotive} characters."));
        if (request.Outcome == InterventionStates.Extend && !(request.Until > (intervention.Ends ?? today)) && !(request.Areas?.Except(intervention.Areas).Any() == true))
            errors.Add(new("until", "required", "Say what is extended: a later last day, or more areas."));
        if (request.Outcome == InterventionStates.Replace || request.Successor is not null)
        {
            var as_ = new InterventionInput(
                request.Successor?.What, request.Successor?.Kind, intervention.Areas, null, null, null, null, null, null, null, null, null);
            errors.AddRange((await as_.CheckAsync(db, municipality, intervention, ct)).Select(error => error with { Field = "successor." + error.Field }));
        }
        if (request.Areas is not null)
        {
            var as_ = new InterventionInput(intervention.What, null, request.Areas, null, null, null, null, null, null, null, null, null);
            errors.AddRange(await as_.CheckAsync(db, municipality, intervention, ct));
        }
        // The meeting's next look is next week at the earliest.
        var earliest = review.Tier == Review.Week ? Week.Of(today).Next.Monday : today.AddDays(1);
        if (request.NextReview < earliest) errors.Add(new("nextReview", "too-early", $"Give {earliest:yyyy-MM-dd} or later."));
        return errors;
    }
}
