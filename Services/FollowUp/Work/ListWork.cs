using System.Globalization;
using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Work;

/// <summary>What each organisation does in a week, in the order of days. Who only reports sees the work of the own organisation.</summary>
public static class ListWork
{
    public sealed record Answer(string Week, IReadOnlyList<OfOrganisation> Organisations);

    public sealed record OfOrganisation(string Name, IReadOnlyList<Line> Work);

    /// <param name="At">Swedish local time, e.g. 18:00; null for any time of the day.</param>
    public sealed record Line(
        Guid Id, Guid Intervention, int Number, string InterventionWhat, string What, IReadOnlyList<Card.Place> Areas, string Organisation, DateOnly Day, string? At,
        int? Minutes, string State, double? Amount, string? Unit, Card.Reason? WhyNot, bool CanChange);

    /// <param name="week">The current one when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct, string? week = null, string? organisation = null)
    {
        var errors = new List<FieldError>();
        var at = week is null ? Week.Of(clock.GetUtcNow()) : Week.Read(week, "week", errors);
        if (errors.Count > 0) return Problems.Invalid(errors);
        var only = passport.HasRole([.. Roles.WorkingGroup]) ? organisation : passport.Organisation;
        var (first, last) = (at!.Value.Monday, at.Value.Monday.AddDays(6));
        var work = await LinesAsync(db, municipality,
            db.Work.Where(w => w.Day >= first && w.Day <= last && (only == null || w.Organisation == only)), passport, ct);
        return TypedResults.Ok(new Answer(at.Value.ToString(),
            [.. work.GroupBy(w => w.Organisation).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new OfOrganisation(o.Key, [.. o]))]));
    }

    public static async Task<List<Line>> LinesAsync(FollowUpDb db, string municipality, IQueryable<WorkItem> which, Passport passport, CancellationToken ct)
    {
        var names = await db.AreaNamesAsync(municipality, ct);
        var rows = await (from work in which
                          join intervention in db.Interventions on work.Intervention equals intervention.Id
                          orderby work.Day, work.At == null, work.At, work.Id
                          select new { Work = work, intervention.Number, intervention.What, intervention.Areas }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new Line(
            row.Work.Id, row.Work.Intervention, row.Number, row.What, row.Work.What,
            [.. row.Areas.Select(code => new Card.Place(code, names.GetValueOrDefault(code, code)))], row.Work.Organisation, row.Work.Day,
            row.Work.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
            row.Work.Minutes, row.Work.State, row.Work.Amount, row.Work.Unit,
            row.Work.WhyNotCode is null ? null : new Card.Reason(row.Work.WhyNotCode, row.Work.WhyNotText), MayChange(row.Work.Organisation, passport)))];
    }

    /// <summary>The coordinator may change all work, everyone else that of the own organisation.</summary>
    public static bool MayChange(string organisation, Passport passport) =>
        passport.HasRole(Roles.Coordinator, Roles.Admin)
        || (passport.HasRole(Roles.InterventionOwner, Roles.Reporter) && organisation == passport.Organisation);
}
