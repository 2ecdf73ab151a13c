using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Mapping;
using Est.Intake.Imports.Reading;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Imports;

/// <summary>
/// Takes in a CSV file or workbook and says what it is; nothing is imported before its mapping has been seen and the import is run. A file that cannot be
/// read is refused here, since the whole of it is looked at.
/// </summary>
public static class ReceiveImport
{
    private const int FormAround = 64 * 1024;

    /// <param name="name">The file's name, when the body is the file itself.</param>
    internal static async Task<Results<Created<ImportAnswer>, ProblemHttpResult>> Handle(
        HttpRequest request, string municipality, Passport passport, ImportSettings settings, FileStore files, ServiceDataSources sources, IntakeDb db, Taxonomies taxonomies,
        TimeProvider clock, CancellationToken ct, string? name = null)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = settings.LargestFile + FormAround;
        var errors = new List<FieldError>();
        if (await UploadBody.OpenAsync(request, name, errors, ct) is not var (body, fileName)) return Problems.Invalid(errors);

        var import = new Import
        {
            Municipality = municipality,
            Id = Guid.CreateVersion7(),
            OrganisationId = passport.OrganisationId,
            Organisation = passport.Organisation,
            CreatedBy = passport.Subject,
            CreatedAt = clock.GetUtcNow(),
            Name = fileName,
            Size = 0,
            State = ImportStates.Receiving,
        };
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.BeginAsync(import, ct);
        var kept = false;
        try
        {
            var encodings = new Encodings();
            var size = await files.ReceiveAsync(municipality, import.Id, body, settings.LargestFile, encodings.Add, ct);
            if (size > settings.LargestFile) return TooLarge(settings);
            var taxonomy = await taxonomies.OfAsync(municipality, ct);
            await using var file = files.Open(municipality, import.Id, size);
            // Unpacking and parsing 100 MB keeps a thread busy for seconds.
            var inspected = await Task.Run(() => TableFile.Inspect(file, encodings.Find(), taxonomy), ct);
            var mapping = await SavedMappings.FindAsync(connection, municipality, passport.OrganisationId, inspected.Columns, ct) ?? ImportMapping.Suggested(inspected.Columns, passport);
            var (found, mapped) = (JsonSerializer.Serialize(inspected.Found, JsonSerializerOptions.Web), JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web));
            await db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, ImportStates.Inspected).SetProperty(i => i.Size, size).SetProperty(i => i.Rows, inspected.Found.Rows!.Value)
                .SetProperty(i => i.Found, found).SetProperty(i => i.Mapping, mapped).SetProperty(i => i.Source, mapping.Source), ct);
            kept = true;
            var stored = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == import.Id, ct);
            return TypedResults.Created($"/api/{municipality}/imports/{import.Id}", Answer(stored, inspected, taxonomy, files, clock));
        }
        catch (UnreadableFile unreadable)
        {
            return Problems.Invalid([new FieldError("file", unreadable.Code, unreadable.Message)]);
        }
        finally
        {
            if (!kept) await connection.ForgetAsync(municipality, import.Id, CancellationToken.None);
        }
    }

    internal static ImportAnswer Answer(Import import, InspectedFile file, Taxonomy taxonomy, FileStore files, TimeProvider clock)
    {
        var answer = new ImportAnswer(import);
        return answer with
        {
            Columns = file.Columns,
            Preview = new RowCheck(answer.Mapping!, file.Found.Manner, ReporterOf(import), taxonomy, files.RowSecret).Preview(file.FirstRows, clock.GetUtcNow()),
        };
    }

    /// <summary>The reports are the organisation's that sent the file, whoever lets it run.</summary>
    internal static Reporter ReporterOf(Import import) => new(
        ServiceDefaults.Municipalities.Municipalities.ByCode(import.Municipality)!, import.OrganisationId, import.Organisation, import.Source ?? ImportMapping.DefaultSource, import.CreatedBy);

    private static ProblemHttpResult TooLarge(ImportSettings settings) => Problems.Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large", $"A file is at most {settings.LargestFile / 1024 / 1024} MB. Divide it, or send the reports as a stream.");
}
