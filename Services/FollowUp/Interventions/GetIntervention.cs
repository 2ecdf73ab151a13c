using Est.FollowUp.Reviews;
using Est.FollowUp.Storage;
using Est.FollowUp.Work;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>One intervention with its work, dose, reviews and history.</summary>
public static class GetIntervention
{
    public sealed record Whole : Card
    {
        public Whole(Card card) : base(card)
        {
        }

        public required IReadOnlyList<ListWork.Line> Work { get; init; }
        public required IReadOnlyList<Dose> Dose { get; init; }

        /// <summary>Those waited for first, then the latest.</summary>
        public required IReadOnlyList<ListReviews.Line> Reviews { get; init; }

        /// <summary>Newest first.</summary>
        public required IReadOnlyList<Happened> History { get; init; }

        public required Other? Predecessor { get; init; }
        public required Other? Successor { get; init; }
    }

    /// <summary>How much was done, in one unit; work without an amount has none.</summary>
    public sealed record Dose(string? Unit, double? Amount, int Times);

    /// <param name="Change">A step such as <c>plan</c>, an outcome such as <c>extend</c>, or <c>proposed</c>, <c>changed</c>, <c>updated</c>, <c>withdrawn</c>.</param>
    public sealed record Happened(DateTimeOffset At, string By, string Change);

    public sealed record Other(Guid Id, int Number, string What);

    public static async Task<Results<Ok<Whole>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Interventions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } found) return Problems.NotFound("intervention");
        var card = (await db.CardsAsync(municipality, [found], passport, clock, ct))[0];
        var work = await ListWork.LinesAsync(db, municipality, db.Work.Where(w => w.Intervention == id), passport, ct);
        var reviews = await ListReviews.LinesAsync(db, municipality, db.Reviews.Where(r => r.Intervention == id), passport, clock, ct);
        var history = await db.InterventionHistory.Where(h => h.Intervention == id).OrderByDescending(h => h.Revision)
            .Select(h => new Happened(h.At, h.By, h.Change)).ToListAsync(ct);
        var others = await db.Interventions.Where(i => i.Id == found.Predecessor || i.Predecessor == id)
            .Select(i => new { Comes = i.Predecessor == id, Other = new Other(i.Id, i.Number, i.What) }).ToListAsync(ct);
        return TypedResults.Ok(new Whole(card)
        {
            Work = work,
            Dose = DoseOf(work),
            Reviews = [.. reviews.OrderBy(r => r.Outcome is not null).ThenByDescending(r => r.DecidedAt)],
            History = history,
            Predecessor = others.FirstOrDefault(o => !o.Comes)?.Other,
            Successor = others.FirstOrDefault(o => o.Comes)?.Other,
        });
    }

    public static IReadOnlyList<Dose> DoseOf(IEnumerable<ListWork.Line> work) =>
        [.. work.Where(w => w.State == WorkItem.Done).GroupBy(w => w.Unit)
            .Select(unit => new Dose(unit.Key, unit.Key is null ? null : unit.Sum(w => w.Amount ?? 0), unit.Count()))
            .OrderBy(dose => dose.Unit is null).ThenBy(dose => dose.Unit, StringComparer.Ordinal)];
}
