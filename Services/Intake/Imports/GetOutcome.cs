using System.Text;
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

/// <summary>What became of each row, as CSV that Swedish Excel opens by a double click. It holds numbers and reasons, nothing of what the rows said.</summary>
public static class GetOutcome
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, IntakeDb db, HttpResponse response, CancellationToken ct)
    {
        if (!await db.Imports.VisibleTo(passport, ImportEndpoints.SeeAll).AnyAsync(i => i.Id == id, ct)) return Problems.NotFound("import");
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(async body =>
        {
            await body.WriteAsync(WithMark.GetPreamble(), ct);
            await body.WriteAsync(Encoding.UTF8.GetBytes(OutcomeLines.Head), ct);
            await using var connection = await sources.App.OpenAsync(municipality, ct);
            await using var command = connection.Command("select lines from import_outcomes where municipality = $1 and import_id = $2 order by last_row", municipality, id);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) await body.WriteAsync(Encoding.UTF8.GetBytes(reader.GetString(0)), ct);
        }, "text/csv; charset=utf-8", $"import-{id:N}.csv");
    }
}
