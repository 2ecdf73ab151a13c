using Est.Gateway.Sessions;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Ends all of a member's sessions, everywhere. Whoever may still sign in can do so again.</summary>
public static class SignOutMember
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Administrator administrator, ServiceDataSources sources, Tenant tenant, SessionStore sessions, CancellationToken ct)
    {
        if (await EditMember.OwnerAsync(sources, id, administrator, ct) is not { } municipality) return Problems.NotFound("member");

        tenant.Enter(municipality);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        // A session is a person's, not a kommun's: it ends for the other kommuner too that the person works for.
        await connection.RunAsync(ct, """
            delete from sessions using members
            where members.municipality = $1 and members.id = $2 and sessions.issuer = members.issuer and sessions.subject = members.subject
            """, municipality, id);
        sessions.Forget();
        return TypedResults.NoContent();
    }
}
