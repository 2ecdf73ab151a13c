using System.Text.Json;
using Est.Prioritization.Ranking;
using Est.Prioritization.Rounds;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Settings;

/// <summary>Reads and changes how the kommun prioritises. Rounds that are open keep what they began with.</summary>
public static class ChangeSettings
{
    private const int MostChosen = 10;

    /// <param name="Revision">The one that was seen.</param>
    /// <param name="Motive">Why the weights are others.</param>
    public sealed record Request(string? Cadence, int Chosen, IReadOnlyDictionary<string, double>? Weights, int Revision, string? Motive);

    public static async Task<Ok<RoundSettings>> Get(string municipality, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return TypedResults.Ok(await RoundSettings.ReadAsync(connection, municipality, ct));
    }

    public static async Task<Results<Ok<RoundSettings>, ProblemHttpResult>> Put(
        string municipality, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (request.Cadence is not (RoundSettings.Quarter or RoundSettings.Tertial)) errors.Add(new("cadence", "unknown-cadence", "Give quarter or tertial."));
        if (request.Chosen is < 1 or > MostChosen) errors.Add(new("chosen", "out-of-range", $"Choose 1 to {MostChosen} areas."));
        var weights = Weights.Read(request.Weights, errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var before = await RoundSettings.ReadAsync(connection, municipality, ct);
        var motive = Motive.Read(request.Motive, "motive", isRequired: !weights.SequenceEqual(before.Weights), "The weights are others than before: say why.", errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var written = request.Revision != before.Revision ? 0 : await connection.RunAsync(ct,
            """
            insert into round_settings as known (municipality, revision, cadence, chosen, weights, motive, changed_by, changed_at)
            values ($1, $2 + 1, $3, $4, $5::jsonb, $6, $7, $8)
            on conflict (municipality) do update set revision = excluded.revision, cadence = excluded.cadence, chosen = excluded.chosen,
                weights = excluded.weights, motive = coalesce(excluded.motive, known.motive), changed_by = excluded.changed_by, changed_at = excluded.changed_at
            where known.revision = $2
            """,
            municipality, request.Revision, request.Cadence, (short)request.Chosen, JsonSerializer.Serialize(weights), motive, $"{passport.Name}, {passport.Organisation}", clock.GetUtcNow());
        return written == 1 ? TypedResults.Ok(await RoundSettings.ReadAsync(connection, municipality, ct)) : Refusals.ChangedMeanwhile;
    }
}
