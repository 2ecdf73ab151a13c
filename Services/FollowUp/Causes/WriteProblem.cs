using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Causes;

/// <summary>Notes a problem that the picture has shown, with the causes known, and changes it.</summary>
public static class WriteProblem
{
    private const int LongestTitle = 200, MostCauses = 20;

    /// <param name="Area">Area code; the kommun's own code for the whole kommun.</param>
    /// <param name="Causes">With a new one only.</param>
    /// <param name="State">With a change only: <c>open</c> or <c>closed</c>.</param>
    public sealed record Request(string? Title, string? Area, IReadOnlyList<string>? Categories, IReadOnlyList<WriteCause.Request>? Causes = null, string? State = null);

    public sealed record Answer(Guid Id, IReadOnlyList<Guid> Causes);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Add(
        string municipality, Request request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = await CheckAsync(request, db, municipality, ct);
        if (request.Causes?.Count > MostCauses) errors.Add(new("causes", "too-many", $"Give at most {MostCauses} causes."));
        for (var i = 0; i < request.Causes?.Count; i++) errors.AddRange(WriteCause.Check(request.Causes[i], $"causes[{i}]."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var (now, by) = (clock.GetUtcNow(), ChangeOne.By(passport));
        var problem = new Problem
        {
            Municipality = municipality,
            Id = Guid.CreateVersion7(),
            Title = request.Title!.Trim(),
            Area = request.Area!,
            Categories = [.. (request.Categories ?? []).Distinct()],
            CreatedAt = now,
            CreatedBy = by,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Problems.Add(problem);
        await db.SaveChangesAsync(ct);
        // A microsecond apart, so that they are listed in the order they were given.
        List<Cause> causes = [.. (request.Causes ?? []).Select((cause, i) => WriteCause.Of(cause, problem, now.AddMicroseconds(i), by))];
        db.Causes.AddRange(causes);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/api/{municipality}/interventions/problems/{problem.Id}", new Answer(problem.Id, [.. causes.Select(c => c.Id)]));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Edit(string municipality, Guid id, Request request, FollowUpDb db, CancellationToken ct)
    {
        var errors = await CheckAsync(request, db, municipality, ct);
        if (request.State is not (Problem.Open or Problem.Closed)) errors.Add(new("state", "unknown", "Give open or closed."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (await db.Problems.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } problem) return Problems.NotFound("problem");
        (problem.Title, problem.Area, problem.State) = (request.Title!.Trim(), request.Area!, request.State!);
        problem.Categories = [.. (request.Categories ?? []).Distinct()];
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<List<FieldError>> CheckAsync(Request request, FollowUpDb db, string municipality, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (InterventionInput.Trimmed(request.Title) is not { Length: <= LongestTitle }) errors.Add(new("title", "length", $"Name the problem in 1 to {LongestTitle} characters."));
        if (request.Area != municipality && !await db.Set<KnownArea>().AnyAsync(a => a.Code == request.Area, ct))
            errors.Add(new("area", "unknown", "The kommun has no area with that code."));
        for (var i = 0; i < request.Categories?.Count; i++)
            if (DefaultCategories.ByCode(request.Categories[i]) is null) errors.Add(new($"categories[{i}]", "unknown", "There is no category with that code."));
        return errors;
    }
}
