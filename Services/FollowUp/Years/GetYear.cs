using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Years;

/// <summary>The year's report, as it is known at the year's end or now.</summary>
public static class GetYear
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int FirstYear = 2000;

    public static async Task<Results<Ok<YearReport>, ProblemHttpResult>> Handle(
        string municipality, int year, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        await ReadAsync(municipality, year, sources, db, clock, ct) is { } report ? TypedResults.Ok(report) : Problems.NotFound("year");

    /// <summary>The same as a Word document.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Document(
        string municipality, int year, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (await ReadAsync(municipality, year, sources, db, clock, ct) is not { } report) return Problems.NotFound("year");
        response.Headers.CacheControl = "private, no-store";
        var name = Municipalities.ByCode(municipality)?.Name ?? municipality;
        return TypedResults.File(YearDocument.Of(report, name), ContentType, $"arsanalys-{municipality}-{year}.docx");
    }

    /// <returns>Null for a year that has not begun, or before there was anything to report.</returns>
    internal static async Task<YearReport?> ReadAsync(string municipality, int year, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var complete = Week.Of(clock.GetUtcNow()).Previous;
        if (year < FirstYear || year > clock.Today().Year) return null;
        var end = new Week(year + 1, 1).Previous;
        var last = complete < end ? complete : end;
        var read = await EffectReader.ReadAsync(municipality, sources, db, last, ct, from: new Week(year - 1, 1));
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var rows = await YearRows.ReadAsync(connection, municipality, year, clock.Today(), ct);
        return MakeYear.Of(year, last.Year == year ? last : null, read, await KindNames.ReadAsync(db, ct), rows);
    }
}
