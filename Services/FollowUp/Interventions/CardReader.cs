using Est.FollowUp.Reviews;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>Makes cards of interventions: as many questions to the database for a hundred as for one.</summary>
public static class CardReader
{
    public static async Task<List<Card>> CardsAsync(
        this FollowUpDb db, string municipality, IReadOnlyCollection<Intervention> interventions, Passport passport, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var ids = interventions.Select(i => i.Id).ToList();
        var causeIds = interventions.Select(i => i.Cause).OfType<Guid>().Distinct().ToList();
        var causes = await (from cause in db.Causes
                            join problem in db.Problems on cause.Problem equals problem.Id
                            where causeIds.Contains(cause.Id)
                            select new { Cause = new Card.OfCause(cause.Id, cause.Text), Problem = new Card.OfProblem(problem.Id, problem.Title) })
            .ToDictionaryAsync(row => row.Cause.Id, ct);
        var names = await db.AreaNamesAsync(municipality, ct);
        var kinds = (await ListKinds.ReadAsync(db, ct)).ToDictionary(k => k.Code, k => k.Name);
        var reviews = (await db.Reviews.Where(r => ids.Contains(r.Intervention)).AsNoTracking().ToListAsync(ct)).ToLookup(r => r.Intervention);
        var counts = await GoalCounts.ReadAsync(db, today, ct);
        var isCounted = await db.Set<WeekCount>().AnyAsync(ct);
        return [.. interventions.Select(CardOf)];

        Card CardOf(Intervention i)
        {
            var linked = i.Cause is { } cause ? causes.GetValueOrDefault(cause) : null;
            var latest = reviews[i.Id].Where(r => r.Outcome is not null).MaxBy(r => r.DecidedAt);
            var canChange = i.MayBeChangedBy(passport);
            return new Card(
                i.Id, i.Number, i.Revision, i.What, i.Kind, i.Kind is null ? null : kinds.GetValueOrDefault(i.Kind, i.Kind), i.State,
                [.. i.Areas.Select(code => new Card.Place(code, names.GetValueOrDefault(code, code)))], i.Categories,
                linked?.Problem, linked?.Cause, GoalOf(i), i.Owner, i.Partners, i.Contact, i.StartedOn ?? i.Starts, i.Ends, i.ReviewAt, OverdueDays(reviews[i.Id], today),
                i.IsOrdinary, new Card.Origin(i.Source, i.SourceRef),
                latest is null ? null : new Card.Judged(latest.Outcome!, latest.DecidedAt!.Value, latest.Motive!),
                i.WhyNotCode is null ? null : new Card.Reason(i.WhyNotCode, i.WhyNotText),
                i.Missing(), canChange ? InterventionStates.ActionsFrom(i.State) : [], canChange);
        }

        Card.GoalNow? GoalOf(Intervention i) => i.GoalText is null ? null : new(
            i.GoalText, i.GoalMeasure ?? Intervention.MeasuredOtherwise, i.GoalBaseline, i.GoalTarget, i.GoalBy,
            i.GoalMeasure == Intervention.MeasuredByReports && isCounted ? counts.Of(i.Areas, i.Categories) : null);
    }

    /// <summary>The names of the kommun's areas by code, its own among them.</summary>
    public static async Task<Dictionary<string, string>> AreaNamesAsync(this FollowUpDb db, string municipality, CancellationToken ct)
    {
        var names = await db.Set<KnownArea>().ToDictionaryAsync(a => a.Code, a => a.Name, ct);
        names.TryAdd(municipality, Municipalities.ByCode(municipality)?.Name ?? municipality);
        return names;
    }

    private static int OverdueDays(IEnumerable<Review> reviews, DateOnly today) =>
        reviews.Where(r => r.Outcome is null).Select(r => today.DayNumber - r.Due.DayNumber).Append(0).Max();
}
