using System.Text.Json;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.Council;

/// <summary>A published report, as it was published.</summary>
public static class GetReport
{
    public static async Task<Results<Ok<CouncilReport>, ProblemHttpResult>> Handle(string municipality, string period, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await ReadAsync(connection, municipality, period, ct) is { } report ? TypedResults.Ok(report) : Problems.NotFound("published report");
    }

    internal static async Task<CouncilReport?> ReadAsync(NpgsqlConnection connection, string municipality, string period, CancellationToken ct)
    {
        var found = await connection.ReadAsync(row => row.GetString(0), ct,
            "select document::text from council_reports where municipality = $1 and period = $2", municipality, period);
        return found.Count == 0 ? null : JsonSerializer.Deserialize<CouncilReport>(found[0], JsonSerializerOptions.Web);
    }
}
