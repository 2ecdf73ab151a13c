using System.Text.Json;
using Est.FollowUp.Council;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.OpenData;

/// <summary>The published tables for anyone, as CSV and JSON, with a catalogue. Where the kommun has not switched it on there is nothing, not even a refusal.</summary>
public static class GetOpenData
{
    private const string Catalogue = "catalog.jsonld";

    public static void MapOpenData(this WebApplication app) =>
        app.MapGet("/open-data/{municipality}/{file}", Handle).WithTags("OpenData").WithName("GetOpenData").AllowScope(Scopes.OpenData);

    /// <param name="file"><c>catalog.jsonld</c>, or a period and <c>.csv</c> or <c>.json</c>.</param>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string file, Mailer mailer, ServiceDataSources sources, HttpResponse response, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var isOn = await connection.ReadAsync(row => row.GetBoolean(0), ct, "select is_on from open_data where municipality = $1", municipality);
        if (!isOn.Contains(true)) return Problems.NotFound("data");
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.CacheControl = "public, max-age=3600";
        if (file == Catalogue)
        {
            var reports = await connection.ReadAsync(row => (row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)), ct,
                "select period, published_at from council_reports where municipality = $1 order by period", municipality);
            return TypedResults.Text(DcatCatalogue.Of(municipality, mailer.LinkTo($"/open-data/{municipality}/"), reports), "application/ld+json; charset=utf-8");
        }
        var dot = file.LastIndexOf('.');
        if (dot < 0 || await GetReport.ReadAsync(connection, municipality, file[..dot], ct) is not { } report) return Problems.NotFound("data");
        var table = OpenTable.Of(report, municipality);
        return file[dot..] switch
        {
            ".csv" => TypedResults.Text(table.ToCsv(), "text/csv; charset=utf-8; header=present"),
            ".json" => TypedResults.Text(JsonSerializer.Serialize(table, JsonSerializerOptions.Web), "application/json; charset=utf-8"),
            _ => Problems.NotFound("data"),
        };
    }
}
