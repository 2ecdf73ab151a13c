using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Areas;

/// <summary>How far a job is that moves facts to new areas.</summary>
public static class GetAreaJob
{
    /// <param name="State">running, done or failed.</param>
    /// <param name="Done">Facts looked at.</param>
    /// <param name="Of">Facts there are to look at, as far as known.</param>
    public sealed record Answer(Guid Id, int Version, string State, int Done, int Of);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = new NpgsqlCommand("select version, state, done, expected from area_jobs where municipality = $1 and id = $2", connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? TypedResults.Ok(new Answer(id, reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)))
            : Problems.NotFound("job");
    }
}
