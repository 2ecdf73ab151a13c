using System.Globalization;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Walks;

/// <summary>Plans a walk, changes the plan, says that it was walked, and takes away one that never will be.</summary>
public static class PlanWalk
{
    public static async Task<Results<Created<Walk>, ProblemHttpResult>> Make(
        string municipality, WalkInput request, Passport passport, WalkGuard guard, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (WalkInput.Check(request, municipality, walk: null, await guard.OfAsync(municipality, ct), clock.Today(), errors) is not { } walk) return Problems.Invalid(errors);
        var id = Guid.CreateVersion7();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct,
            """
            insert into walks (municipality, id, organisation_id, organisation, created_at, created_by, revision,
                title, date, time, light, route, area, invited, participants, state)
            values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11::jsonb, $12, $13, $14::jsonb, $15)
            """, [municipality, id, passport.OrganisationId, passport.Organisation, clock.GetUtcNow(), passport.Subject, .. Values(walk)]);
        return TypedResults.Created($"/api/{municipality}/walks/{id}", await ChangeWalk.OneAsync(connection, municipality, id, clock, ct));
    }

    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> Change(
        string municipality, Guid id, WalkInput request, WalkGuard guard, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var texts = await guard.OfAsync(municipality, ct);
        return await ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: false, async held =>
        {
            var errors = new List<FieldError>();
            if (WalkInput.Check(request, municipality, held.Walk.State, texts, clock.Today(), errors) is not { } walk) return Problems.Invalid(errors);
            // The lock has raised it already.
            if (request.Revision is { } seen && seen != held.Walk.Revision - 1)
                return Problems.Of(StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed the walk", "Look at the change, then change it again.");
            if (!WalkStates.CanGo(held.Walk.State, walk.State!)) return ChangeWalk.Published;
            await held.Connection.RunAsync(ct,
                """
                update walks set title = $3, date = $4, time = $5, light = $6, route = $7::jsonb, area = $8, invited = $9, participants = $10::jsonb, state = $11
                where municipality = $1 and id = $2
                """, [municipality, id, .. Values(walk)]);
            return null;
        }, ct);
    }

    /// <summary>A walk of which something is noted happened, and is kept.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(string municipality, Guid id, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await connection.RunAsync(ct,
            """
            delete from walks w where municipality = $1 and id = $2 and state = 'planned'
                and not exists (select from walk_observations where municipality = $1 and walk = w.id) and not exists (select from walk_proposals where municipality = $1 and walk = w.id)
            """, municipality, id) == 1) return TypedResults.NoContent();
        return (await connection.ReadAsync(row => row.GetGuid(0), ct, "select id from walks where municipality = $1 and id = $2", municipality, id)).Count == 0
            ? Problems.NotFound("walk")
            : Problems.Of(StatusCodes.Status409Conflict, "walk-kept", "The walk has been walked", "Something is noted of it, so it is kept.");
    }

    /// <summary>As columns of the table, from the title on.</summary>
    private static object?[] Values(WalkInput walk) =>
    [
        walk.Title, walk.Date, walk.Time is { } time ? TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture) : null, walk.Light,
        walk.Route is { } route ? ChangeWalk.Json(route) : null, walk.Area, walk.Invited!.ToArray(), ChangeWalk.Json(walk.Participants!), walk.State,
    ];
}
