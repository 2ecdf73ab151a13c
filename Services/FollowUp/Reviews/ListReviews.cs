using System.Text.Json;
using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Reviews;

/// <summary>The reviews that are waited for, or were decided. One that is overdue is shown to all who work with the picture until it is decided.</summary>
public static class ListReviews
{
    private const int MostDecided = 200;

    public sealed record Answer(IReadOnlyList<Line> Reviews);

    /// <param name="Due">The last day on which it is in time.</param>
    /// <param name="Numbers">Reports in four weeks, where the goal is measured in them; as they were for one that is decided.</param>
    /// <param name="CanDecide">True when the reader may decide it.</param>
    public sealed record Line(
        Guid Id, Subject Intervention, string Tier, DateOnly Due, int OverdueDays, string? Outcome, string? Motive, GetIntervention.Other? Successor,
        DateTimeOffset? DecidedAt, string? DecidedBy, GoalNumbers? Numbers, bool CanDecide);

    public sealed record Subject(Guid Id, int Number, string What, string? KindName, string State, IReadOnlyList<Card.Place> Areas, string? Owner, Card.GoalNow? Goal);

    /// <param name="Before">The goal's baseline.</param>
    public sealed record GoalNumbers(double? Before, double? Now, double? Target);

    /// <param name="state"><c>due</c> (this week or earlier; without it the same), <c>overdue</c>, <c>coming</c> or <c>decided</c>.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct, string? state = null)
    {
        var today = clock.Today();
        // The meeting of a week decides what is due on its Friday.
        var lastOfWeek = Week.Of(today).Monday.AddDays(6);
        var open = db.Reviews.Where(r => r.Outcome == null);
        IQueryable<Review>? which = state switch
        {
            null or "due" => open.Where(r => r.Due <= lastOfWeek),
            "overdue" => open.Where(r => r.Due < today),
            "coming" => open.Where(r => r.Due > lastOfWeek),
            "decided" => db.Reviews.Where(r => r.Outcome != null).OrderByDescending(r => r.DecidedAt).Take(MostDecided),
            _ => null,
        };
        if (which is null) return Problems.Invalid([new("state", "unknown", "Give due, overdue, coming or decided.")]);
        if (state is null or "due" or "overdue")
        {
            // What the quarter or the year asks about is not asked twice.
            which = which.Where(r => r.Tier != Review.Week
                || !db.Reviews.Any(higher => higher.Intervention == r.Intervention && higher.Tier != Review.Week && higher.Outcome == null && higher.Due <= lastOfWeek));
        }
        var lines = await LinesAsync(db, municipality, which, passport, clock, ct);
        return TypedResults.Ok(new Answer(state == "decided"
            ? [.. lines.OrderByDescending(line => line.DecidedAt)]
            : [.. lines.OrderBy(line => line.Due).ThenBy(line => line.Intervention.Number)]));
    }

    public static async Task<List<Line>> LinesAsync(
        FollowUpDb db, string municipality, IQueryable<Review> which, Passport passport, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var reviews = await which.AsNoTracking().ToListAsync(ct);
        var ids = reviews.Select(r => r.Intervention).Distinct().ToList();
        var cards = (await db.CardsAsync(municipality, await db.Interventions.AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(ct), passport, clock, ct))
            .ToDictionary(card => card.Id);
        var successorIds = reviews.Select(r => r.Successor).OfType<Guid>().ToList();
        var successors = await db.Interventions.Where(i => successorIds.Contains(i.Id))
            .Select(i => new GetIntervention.Other(i.Id, i.Number, i.What)).ToDictionaryAsync(other => other.Id, ct);
        return [.. reviews.Select(r =>
        {
            var card = cards[r.Intervention];
            var isOpen = r.Outcome is null;
            return new Line(
                r.Id, new(card.Id, card.Number, card.What, card.KindName, card.State, card.Areas, card.Owner, card.Goal), r.Tier, r.Due,
                isOpen ? Math.Max(0, today.DayNumber - r.Due.DayNumber) : 0, r.Outcome, r.Motive,
                r.Successor is { } successor ? successors.GetValueOrDefault(successor) : null, r.DecidedAt, r.DecidedBy,
                isOpen ? NumbersOf(card.Goal) : r.Numbers is null ? null : JsonSerializer.Deserialize<GoalNumbers>(r.Numbers, JsonSerializerOptions.Web),
                isOpen && card.CanChange);
        })];
    }

    public static GoalNumbers? NumbersOf(Card.GoalNow? goal) =>
        goal is { Measure: Intervention.MeasuredByReports } ? new(goal.Baseline, goal.Now, goal.Target) : null;
}
