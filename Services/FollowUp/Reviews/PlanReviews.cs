using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Reviews;

/// <summary>
/// Sees to that the reviews an intervention waits for are those of its plan. Done with every change, in its transaction: nobody has to
/// remember to make one, and none is left behind.
/// </summary>
public static class PlanReviews
{
    /// <summary>All reviews of the intervention, decided or not, as the caller is about to save them.</summary>
    public static async Task<IReadOnlyList<Review>> Handle(FollowUpDb db, Intervention intervention, DateOnly today, CancellationToken ct)
    {
        var reviews = await db.Reviews.Where(r => r.Intervention == intervention.Id).ToListAsync(ct);
        var planned = InterventionStates.IsReviewed(intervention.State)
            ? ReviewPlan.Of(
                Since(intervention, today), intervention.State == InterventionStates.Done, intervention.ReviewAt,
                [.. reviews.Where(r => r.Outcome is not null).Select(r =>
                    new ReviewPlan.Decided(r.Tier, DateOnly.FromDateTime(SwedishTime.Local(r.DecidedAt!.Value)), r.Outcome!))],
                await CadenceAsync(db, ct))
            : [];
        intervention.ReviewAt ??= planned.FirstOrDefault(p => p.Tier != Review.Week)?.Due;
        var latest = reviews.Where(r => r.Outcome is not null).Max(r => r.DecidedAt);
        foreach (var open in reviews.Where(r => r.Outcome is null).ToList())
        {
            if (planned.FirstOrDefault(p => p.Tier == open.Tier) is not { } stays)
            {
                db.Reviews.Remove(open);
                reviews.Remove(open);
            }
            // A look keeps the day that the meeting gave it, until another review of the same week has answered for it.
            else if (open.Tier != Review.Week || (latest is { } decided && Week.Of(open.Due) <= Week.Of(decided))) open.Due = stays.Due;
        }
        foreach (var (tier, due) in planned.Where(p => !reviews.Any(r => r.Tier == p.Tier && r.Outcome is null)))
        {
            var review = new Review { Municipality = intervention.Municipality, Id = Guid.CreateVersion7(), Intervention = intervention.Id, Tier = tier, Due = due };
            db.Reviews.Add(review);
            reviews.Add(review);
        }
        return reviews;
    }

    /// <summary>What had begun before it was entered is not overdue from its first day: it is followed from then on.</summary>
    private static DateOnly Since(Intervention intervention, DateOnly today)
    {
        var entered = DateOnly.FromDateTime(SwedishTime.Local(intervention.CreatedAt));
        return (intervention.StartedOn ?? today) is var began && began > entered ? began : entered;
    }

    /// <summary>Quarter or tertial, as the kommun last chose its areas.</summary>
    private static async Task<PeriodKind> CadenceAsync(FollowUpDb db, CancellationToken ct) =>
        await db.PrioritizedPeriods.OrderByDescending(p => p.Ends).Select(p => p.Period).FirstOrDefaultAsync(ct) is { } period
            && Period.TryParse(period, out var latest) && latest.Kind == PeriodKind.Tertial
            ? PeriodKind.Tertial
            : PeriodKind.Quarter;
}
