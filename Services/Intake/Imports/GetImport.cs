using Est.Intake.Categories;
using Est.Intake.Imports.Keeping;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>An import: while it waits with its columns and preview, then with its progress.</summary>
public static class GetImport
{
    internal static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, FileStore files, IntakeDb db, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct)
    {
        var imports = db.Imports.AsNoTracking().VisibleTo(passport, ImportEndpoints.SeeAll).Where(i => i.Id == id);
        if (await imports.SingleOrDefaultAsync(ct) is not { } import) return Problems.NotFound("import");
        if (import.State is not (ImportStates.Inspected or ImportStates.Failed) || !passport.MayReadTextOf(import)) return TypedResults.Ok(new ImportAnswer(import));
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        if (await files.LookAgainAsync(import, taxonomy, ct) is { } inspected) return TypedResults.Ok(ReceiveImport.Answer(import, inspected, taxonomy, files, clock));
        return await imports.SingleOrDefaultAsync(ct) is { } now ? TypedResults.Ok(new ImportAnswer(now)) : Problems.NotFound("import");
    }
}
