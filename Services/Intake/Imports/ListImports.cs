using Est.Intake.Paging;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>The imports that the caller may see, newest first.</summary>
public static class ListImports
{
    /// <param name="Next">Send as <c>after</c> for those behind these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<ImportView> Imports, string? Next);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, IntakeDb db, CancellationToken ct, string? after = null, string? limit = null)
    {
        var errors = new List<FieldError>();
        var page = Page.Read(after, limit, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);
        var imports = db.Imports.AsNoTracking().VisibleTo(passport, ImportEndpoints.SeeAll);
        if (page.After is { } last)
            imports = imports.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.CreatedAt, i.Id), ValueTuple.Create(last.At, last.Id)));
        var found = await imports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(page.Limit + 1).ToListAsync(ct);
        var (rows, next) = page.Cut(found, i => new Cursor(i.CreatedAt, i.Id));
        return TypedResults.Ok(new Answer([.. rows.Select(ImportView.From)], next));
    }
}
