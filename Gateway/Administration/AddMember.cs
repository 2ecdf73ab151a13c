using Est.Gateway.Keys;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Invites a person to work with Est in a kommun: whoever signs in with that address, verified by the provider, becomes the member.</summary>
public static class AddMember
{
    /// <param name="Organisation">Name or id of one of the kommun's active organisations.</param>
    public sealed record Request(
        string? Municipality, string? Email, string? Name, string? Title, string? Organisation, IReadOnlyList<string>? Roles, bool? Active);

    public sealed record Answer(Guid Id);

    internal static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        Request request, Administrator administrator, ServiceDataSources sources, Tenant tenant, KeyCache known, TimeProvider clock, CancellationToken ct)
    {
        var fields = new Fields();
        var municipality = fields.Municipality(request.Municipality, known.Knows);
        if (fields.Errors.Count > 0) return Problems.Invalid(fields.Errors);
        if (administrator.RefusedFor(municipality) is { } refused) return refused;

        tenant.Enter(municipality);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var (input, errors) = await MemberInput.CheckAsync(
            connection, municipality, request.Email, request.Name, request.Title, request.Organisation, request.Roles, member: null, ct);
        if (errors.Count > 0) return Problems.Invalid(errors);
        var id = Guid.CreateVersion7();
        var added = await connection.RunAsync(ct, """
            insert into members (id, municipality, organisation_id, email, name, title, roles, active, created_at, created_by)
            values ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (municipality, lower(email)) do nothing
            """,
            municipality, id, input.OrganisationId, input.Email, input.Name, input.Title, input.Roles, request.Active ?? true, clock.GetUtcNow(),
            administrator.Subject);
        return added == 1 ? TypedResults.Created((string?)null, new Answer(id)) : AlreadyThere();
    }

    internal static ProblemHttpResult AlreadyThere() => Problems.Of(StatusCodes.Status409Conflict, "already-a-member", "The address is a member's already",
        "Change that member instead; an address is one person's in a kommun.");
}
