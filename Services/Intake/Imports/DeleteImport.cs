using Est.Intake.Imports.Keeping;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>Forgets a file that was not run. Of one that was, the reports can be taken back one by one; what became of its rows stays.</summary>
public static class DeleteImport
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, IntakeDb db, CancellationToken ct)
    {
        var imports = db.Imports.VisibleTo(passport, ImportEndpoints.SeeAll).Where(i => i.Id == id);
        if (!await imports.AnyAsync(ct)) return Problems.NotFound("import");
        // One statement decides, so that a run which begins at the same moment is not robbed of its file.
        if (await imports.Where(i => i.State == ImportStates.Inspected || i.State == ImportStates.Receiving).ExecuteDeleteAsync(ct) == 0) return ChangeMapping.NotWaiting;
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.ForgetAsync(municipality, id, ct);
        return TypedResults.NoContent();
    }
}
