using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Mapping;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>Says what the columns are, and shows what the first rows become by it.</summary>
public static class ChangeMapping
{
    internal static ProblemHttpResult NotWaiting { get; } = Problems.Of(
        StatusCodes.Status409Conflict, "already-run", "The import has been run", "It runs or is done. Send the file again to import it in another way: rows that are there already are revised, not doubled.");

    internal static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, ImportMapping mapping, Passport passport, FileStore files, ServiceDataSources sources, IntakeDb db, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct)
    {
        var imports = db.Imports.AsNoTracking().VisibleTo(passport, ImportEndpoints.SeeAll).Where(i => i.Id == id);
        if (await imports.SingleOrDefaultAsync(ct) is not { } import || !passport.MayReadTextOf(import)) return Problems.NotFound("import");
        if (import.State is not (ImportStates.Inspected or ImportStates.Failed)) return NotWaiting;

        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        if (await files.LookAgainAsync(import, taxonomy, ct) is not { } inspected) return NotWaiting;
        var errors = new List<FieldError>();
        mapping = mapping.Check(inspected.Columns.Count, passport, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var json = JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web);
        // A failed run began under its mapping; under another one it begins anew, and what is there is revised.
        var changed = await imports.Where(i => i.State == ImportStates.Inspected || i.State == ImportStates.Failed).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Mapping, json).SetProperty(i => i.Source, mapping.Source), ct);
        if (changed == 0) return NotWaiting;
        if (mapping.Save == true)
        {
            await using var connection = await sources.App.OpenAsync(municipality, ct);
            await SavedMappings.SaveAsync(connection, municipality, import.OrganisationId, inspected.Columns, mapping, ct);
        }
        return TypedResults.Ok(ReceiveImport.Answer(await imports.SingleAsync(ct), inspected, taxonomy, files, clock));
    }
}
