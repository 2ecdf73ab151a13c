using System.Globalization;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>The kommun's interventions, newest first.</summary>
public static class ListInterventions
{
    private const int Usual = 100, Most = 500;

    /// <param name="Next">What to ask <c>after</c> for those that follow; null when these were the last.</param>
    public sealed record Answer(IReadOnlyList<Card> Interventions, string? Next);

    /// <param name="state">One state or several, with commas between.</param>
    /// <param name="area">Those that this area is one of.</param>
    /// <param name="owner">Name of the organisation that answers for them.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct,
        string? state = null, string? area = null, string? owner = null, string? kind = null, string? after = null, int limit = Usual)
    {
        var errors = new List<FieldError>();
        var states = state?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (states?.Except(InterventionStates.All).Any() == true) errors.Add(new("state", "unknown", $"Give one or more of {string.Join(", ", InterventionStates.All)}."));
        var below = int.MaxValue;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out below))
            errors.Add(new("after", "not-a-cursor", "Give the next of the answer before."));
        if (limit is < 1 or > Most) errors.Add(new("limit", "out-of-range", $"Ask for 1 to {Most}."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var found = await db.Interventions.AsNoTracking()
            .Where(i => i.Number < below && (states == null || states.Contains(i.State)) && (area == null || i.Areas.Contains(area))
                && (owner == null || i.Owner == owner) && (kind == null || i.Kind == kind))
            .OrderByDescending(i => i.Number).Take(limit + 1).ToListAsync(ct);
        var page = found.Take(limit).ToList();
        return TypedResults.Ok(new Answer(
            await db.CardsAsync(municipality, page, passport, clock, ct),
            found.Count > limit ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }
}
