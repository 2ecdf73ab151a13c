using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Running;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>Lets the rows be taken in. A run that failed goes on where it stopped.</summary>
public static class RunImport
{
    internal static async Task<Results<Accepted<ImportAnswer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, IntakeDb db, ImportRunner runner, TimeProvider clock, CancellationToken ct)
    {
        var imports = db.Imports.AsNoTracking().VisibleTo(passport, ImportEndpoints.SeeAll).Where(i => i.Id == id);
        if (await imports.SingleOrDefaultAsync(ct) is not { } import) return Problems.NotFound("import");
        if (import.State is not (ImportStates.Inspected or ImportStates.Failed)) return ChangeMapping.NotWaiting;
        var errors = new List<FieldError>();
        new ImportAnswer(import).Mapping!.CheckComplete(errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using (var connection = await sources.App.OpenAsync(municipality, ct))
            if (!await connection.StartAsync(municipality, id, clock.GetUtcNow(), ct)) return ChangeMapping.NotWaiting;
        runner.Wake();
        return TypedResults.Accepted($"/api/{municipality}/imports/{id}", new ImportAnswer(await imports.SingleAsync(ct)));
    }
}
