using Est.Intake.Categories;
using Est.Intake.Paging;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Reports;

/// <summary>The reports that the caller may see, newest first, those taken back included.</summary>
public static class ListReports
{
    /// <summary>Who sees the reports of every organisation; any other caller sees its own.</summary>
    internal static readonly string[] SeeAll = [Roles.Coordinator, Roles.Analyst, Roles.InterventionOwner, Roles.Admin];

    /// <param name="Next">Send as <c>after</c> for the reports behind these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<ReportView> Reports, string? Next);

    /// <param name="mine">Only what the caller itself sent, rather than its organisation.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, IntakeDb db, Taxonomies taxonomies, CancellationToken ct,
        string? week = null, string? area = null, string? category = null, string? source = null, string? bbox = null, bool mine = false,
        string? after = null, string? limit = null)
    {
        var errors = new List<FieldError>();
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        var filter = ReportFilter.Read(municipality, taxonomy, week, area, category, source, bbox, errors);
        var page = Page.Read(after, limit, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var reports = filter.Apply(db.Reports.AsNoTracking().VisibleTo(passport, SeeAll));
        if (mine) reports = reports.Where(r => r.ReportedBy == passport.Subject && r.Source == passport.Source);
        if (page.After is { } last)
            reports = reports.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.OccurredFrom, r.Id), ValueTuple.Create(last.At, last.Id)));
        var found = await reports.OrderByDescending(r => r.OccurredFrom).ThenByDescending(r => r.Id).Take(page.Limit + 1).ToListAsync(ct);
        var (rows, next) = page.Cut(found, r => new Cursor(r.OccurredFrom, r.Id));
        return TypedResults.Ok(new Answer([.. rows.Select(report => ReportView.Of(report, passport))], next));
    }
}
