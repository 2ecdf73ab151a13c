using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Causes;

/// <summary>Says why a problem is there and what says so, and mends what was said.</summary>
public static class WriteCause
{
    private const int LongestText = 500;

    /// <param name="Basis">What says so, e.g. the picture of some weeks or a safety walk; may be left out.</param>
    public sealed record Request(string? Text, string? Basis);

    public sealed record Answer(Guid Id);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Add(
        string municipality, Guid id, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request, "") is { Count: > 0 } errors) return Problems.Invalid(errors);
        if (await db.Problems.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } problem) return Problems.NotFound("problem");
        var cause = Of(request, problem, clock.GetUtcNow(), ChangeOne.By(passport));
        db.Causes.Add(cause);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/{municipality}/interventions/problems/{id}/causes/{cause.Id}", new Answer(cause.Id));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Edit(
        string municipality, Guid id, Guid cause, Request request, FollowUpDb db, CancellationToken ct)
    {
        if (Check(request, "") is { Count: > 0 } errors) return Problems.Invalid(errors);
        if (await db.Causes.SingleOrDefaultAsync(c => c.Id == cause && c.Problem == id, ct) is not { } found) return Problems.NotFound("cause");
        (found.Text, found.Basis) = (request.Text!.Trim(), request.Basis?.Trim() ?? "");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <param name="path">Where in the body the cause stands, e.g. <c>causes[0].</c>.</param>
    internal static IReadOnlyList<FieldError> Check(Request request, string path)
    {
        var errors = new List<FieldError>();
        if (InterventionInput.Trimmed(request.Text) is not { Length: <= LongestText }) errors.Add(new(path + "text", "length", $"Say the cause in 1 to {LongestText} characters."));
        if (request.Basis?.Trim().Length > LongestText) errors.Add(new(path + "basis", "too-long", $"Say it in at most {LongestText} characters."));
        return errors;
    }

    internal static Cause Of(Request request, Problem problem, DateTimeOffset now, string by) => new()
    {
        Municipality = problem.Municipality,
        Id = Guid.CreateVersion7(),
        Problem = problem.Id,
        Text = request.Text!.Trim(),
        Basis = request.Basis?.Trim() ?? "",
        CreatedAt = now,
        CreatedBy = by,
    };
}
