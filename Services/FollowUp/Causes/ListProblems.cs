using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Causes;

/// <summary>The kommun's problems with their causes, and how many interventions each cause has: one without is a gap.</summary>
public static class ListProblems
{
    public sealed record Answer(IReadOnlyList<Line> Problems);

    public sealed record Line(
        Guid Id, string Title, string Area, string AreaName, IReadOnlyList<string> Categories, string State, IReadOnlyList<OfCause> Causes, DateTimeOffset CreatedAt);

    public sealed record OfCause(Guid Id, string Text, string Basis, int Interventions);

    /// <param name="state"><c>open</c> or <c>closed</c>; both when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(string municipality, FollowUpDb db, CancellationToken ct, string? state = null)
    {
        if (state is not (null or Problem.Open or Problem.Closed)) return Problems.Invalid([new("state", "unknown", "Give open or closed.")]);
        var names = await db.AreaNamesAsync(municipality, ct);
        var interventions = await db.Interventions.Where(i => i.Cause != null).GroupBy(i => i.Cause!.Value)
            .ToDictionaryAsync(cause => cause.Key, cause => cause.Count(), ct);
        var causes = (await db.Causes.AsNoTracking().OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(ct)).ToLookup(
            c => c.Problem, c => new OfCause(c.Id, c.Text, c.Basis, interventions.GetValueOrDefault(c.Id)));
        var problems = await db.Problems.AsNoTracking().Where(p => state == null || p.State == state)
            .OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);
        return TypedResults.Ok(new Answer([.. problems.Select(p => new Line(
            p.Id, p.Title, p.Area, names.GetValueOrDefault(p.Area, p.Area), p.Categories, p.State, [.. causes[p.Id]], p.CreatedAt))]));
    }
}
