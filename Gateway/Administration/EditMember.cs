using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Gateway.Administration;

/// <summary>Changes what a member is called, works for and may do, or shuts the member out (<c>active: false</c>). It has effect at once.</summary>
public static class EditMember
{
    /// <param name="Email">A new address is a new invitation: whoever was bound to the old one is a member no longer.</param>
    /// <param name="Organisation">Name or id of one of the kommun's active organisations.</param>
    public sealed record Request(
        string? Email, string? Name, string? Title, string? Organisation, IReadOnlyList<string>? Roles, bool? Active);

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Request request, Administrator administrator, ServiceDataSources sources, Tenant tenant, SessionStore sessions, CancellationToken ct)
    {
        if (await OwnerAsync(sources, id, administrator, ct) is not { } municipality) return Problems.NotFound("member");

        tenant.Enter(municipality);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var administrators = await LastAdministrator.LockAsync(connection, municipality, ct);
        var (input, errors) = await MemberInput.CheckAsync(
            connection, municipality, request.Email, request.Name, request.Title, request.Organisation, request.Roles, id, ct);
        if (errors.Count > 0) return Problems.Invalid(errors);
        try
        {
            await connection.RunAsync(ct, """
                update members set email = $3, name = $4, title = $5, organisation_id = $6, roles = $7, active = coalesce($8::boolean, active),
                    issuer = case when lower(email) = lower($3) then issuer end, subject = case when lower(email) = lower($3) then subject end
                where municipality = $1 and id = $2
                """,
                municipality, id, input.Email, input.Name, input.Title, input.OrganisationId, input.Roles, request.Active);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AddMember.AlreadyThere();
        }
        if (await LastAdministrator.RefusedAsync(connection, municipality, administrators, administrator, ct) is { } refused) return refused;
        await transaction.CommitAsync(ct);
        sessions.Forget();
        return TypedResults.NoContent();
    }

    /// <summary>The member's kommun; null when there is no such member, or none that the caller administers: the two look alike from outside.</summary>
    internal static async Task<string?> OwnerAsync(ServiceDataSources sources, Guid id, Administrator administrator, CancellationToken ct) =>
        await AllMunicipalities.ReadAsync(sources, "select municipality from members where id = $1", row => row.GetString(0), ct, id) is [var municipality]
            && administrator.MayAdminister(municipality) ? municipality : null;
}
