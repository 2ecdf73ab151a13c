using Est.FollowUp.Storage;
using Est.FollowUp.Work;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>Takes an intervention to its next state: planned, begun, done, or dropped with the reason.</summary>
public static class TakeStep
{
    private const int LongestText = 500;

    /// <param name="Revision">The one that was seen; null takes the step from what is there.</param>
    /// <param name="On">The day it began or was done; today when absent.</param>
    public sealed record Request(int? Revision, DateOnly? On = null);

    /// <param name="Code">One of the reasons that <c>GET /interventions/why-not</c> lists.</param>
    public sealed record DropRequest(int? Revision, string? Code, string? Text);

    public static Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> Plan(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(InterventionStates.Plan, municipality, id, request.Revision, passport, db, clock, intervention =>
            [.. intervention.Missing().Select(InterventionInput.Required)], ct);

    public static Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> Start(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(InterventionStates.Start, municipality, id, request.Revision, passport, db, clock, intervention =>
        {
            intervention.StartedOn = request.On ?? clock.Today();
            return NotTomorrow(request.On, clock);
        }, ct);

    public static Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> Finish(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(InterventionStates.Finish, municipality, id, request.Revision, passport, db, clock, intervention =>
        {
            intervention.EndedOn = request.On ?? clock.Today();
            return intervention.EndedOn < intervention.StartedOn
                ? [new("on", "before-start", "It cannot be done before it began.")]
                : NotTomorrow(request.On, clock);
        }, ct);

    public static Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> Drop(
        string municipality, Guid id, DropRequest request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(InterventionStates.Drop, municipality, id, request.Revision, passport, db, clock, intervention =>
        {
            (intervention.WhyNotCode, intervention.WhyNotText) = (request.Code, InterventionInput.Trimmed(request.Text));
            return CheckWhyNot(request.Code, intervention.WhyNotText);
        }, ct);

    public static IReadOnlyList<FieldError> CheckWhyNot(string? code, string? text)
    {
        var errors = new List<FieldError>();
        if (!WhyNot.IsChosenByPeople(code)) errors.Add(new("code", "unknown", "Choose one of the reasons of GET /interventions/why-not."));
        if (code == "other" && text is null) errors.Add(new("text", "required", "Say why in your own words."));
        if (text?.Length > LongestText) errors.Add(new("text", "too-long", $"Say it in at most {LongestText} characters."));
        return errors;
    }

    /// <summary>Work that is not yet due falls away with an intervention that comes to nothing more; what was done and was not stays.</summary>
    public static Task ForgetComingWorkAsync(FollowUpDb db, Guid intervention, DateOnly today, CancellationToken ct) =>
        db.Work.Where(w => w.Intervention == intervention && w.State == WorkItem.Planned && w.Day > today).ExecuteDeleteAsync(ct);

    private static Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> StepAsync(
        string step, string municipality, Guid id, int? seen, Passport passport, FollowUpDb db, TimeProvider clock,
        Func<Intervention, IReadOnlyList<FieldError>> change, CancellationToken ct) =>
        ChangeOne.ByPersonAsync(db, municipality, id, seen, passport, clock, async intervention =>
        {
            if (InterventionStates.After(intervention.State, step) is not { } next) return (null, ChangeOne.Cannot(step, intervention.State));
            if (change(intervention) is { Count: > 0 } errors) return (null, Problems.Invalid(errors));
            intervention.State = next;
            if (!InterventionStates.IsOpen(next)) await ForgetComingWorkAsync(db, id, clock.Today(), ct);
            return (step, null);
        }, ct);

    private static IReadOnlyList<FieldError> NotTomorrow(DateOnly? on, TimeProvider clock) =>
        on > clock.Today() ? [new("on", "in-the-future", "Give a day that has come.")] : [];
}
