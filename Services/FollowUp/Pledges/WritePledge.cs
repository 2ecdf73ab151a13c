using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.Pledges;

/// <summary>Makes, changes and takes away a pledge. One whose status has been told is kept.</summary>
public static class WritePledge
{
    public sealed record Answer(Guid Id, int Revision);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Make(
        string municipality, Pledge.Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await CheckAsync(connection, municipality, request, ct) is { Count: > 0 } errors) return Problems.Invalid(errors);
        var id = Guid.CreateVersion7();
        await connection.RunAsync(ct,
            """
            insert into pledges (municipality, id, created_at, created_by, revision, title, text, organisations, areas, picture, dialogue, valid_from, valid_to, interventions)
            values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, [municipality, id, clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}", .. request.Values()]);
        return TypedResults.Created($"/api/{municipality}/pledges/{id}", new Answer(id, 1));
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Change(
        string municipality, Guid id, Pledge.Request request, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await CheckAsync(connection, municipality, request, ct) is { Count: > 0 } errors) return Problems.Invalid(errors);
        var revisions = await connection.ReadAsync(row => row.GetInt32(0), ct,
            """
            update pledges set revision = revision + 1, title = $4, text = $5, organisations = $6, areas = $7, picture = $8, dialogue = $9, valid_from = $10, valid_to = $11, interventions = $12
            where municipality = $1 and id = $2 and ($3::int is null or revision = $3) returning revision
            """, [municipality, id, request.Revision, .. request.Values()]);
        return revisions is [var revision] ? TypedResults.Ok(new Answer(id, revision))
            : await IsThereAsync(connection, municipality, id, ct)
                ? Problems.Of(StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed the pledge", "Look at the change, then change it again.")
                : Problems.NotFound("pledge");
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(string municipality, Guid id, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await connection.RunAsync(ct,
            "delete from pledges p where municipality = $1 and id = $2 and not exists (select from pledge_statuses where municipality = $1 and pledge = p.id)", municipality, id) == 1)
            return TypedResults.NoContent();
        return await IsThereAsync(connection, municipality, id, ct)
            ? Problems.Of(StatusCodes.Status409Conflict, "pledge-has-status", "The pledge has been followed up", "Its status has been told, so it is kept. Let it end instead.")
            : Problems.NotFound("pledge");
    }

    internal static async Task<bool> IsThereAsync(NpgsqlConnection connection, string municipality, Guid id, CancellationToken ct) =>
        (await connection.ReadAsync(row => row.GetGuid(0), ct, "select id from pledges where municipality = $1 and id = $2", municipality, id)).Count == 1;

    private static async Task<List<FieldError>> CheckAsync(NpgsqlConnection connection, string municipality, Pledge.Request request, CancellationToken ct)
    {
        var errors = request.Check();
        if (errors.Count > 0) return errors;
        var areas = await connection.ReadAsync(row => row.GetString(0), ct, "select code from areas where municipality = $1 and code = any($2)", municipality, (request.Areas ?? []).ToArray());
        errors.AddRange((request.Areas ?? []).Except(areas).Select(_ => new FieldError("areas", "unknown-area", "Choose among the kommun's areas.")).Take(1));
        var interventions = await connection.ReadAsync(
            row => row.GetGuid(0), ct, "select id from interventions where municipality = $1 and id = any($2)", municipality, (request.Interventions ?? []).ToArray());
        errors.AddRange((request.Interventions ?? []).Except(interventions).Select(_ => new FieldError("interventions", "unknown-intervention", "Choose among the kommun's interventions.")).Take(1));
        return errors;
    }
}
