using Est.Gateway.Sessions;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Ends one session, by the id that the list of sessions gives: so those too can be signed out who are let in by claims and are no members.</summary>
public static class SignOutSession
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Administrator administrator, Tenant tenant, SessionStore sessions, CancellationToken ct)
    {
        var open = await sessions.OpenAsync([id], ct);
        // A session is a person's, not a kommun's: it ends for the other kommuner too that the person works for.
        if (open.GetValueOrDefault(id)?.Memberships.FirstOrDefault(membership => administrator.MayAdminister(membership.Municipality)) is not { } own)
            return Problems.NotFound("session");
        tenant.Enter(own.Municipality);
        await sessions.EndAsync(id, ct);
        return TypedResults.NoContent();
    }
}
