using Est.Gateway.Keys;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Administration;

/// <summary>Takes an integration key out of use, for good and on every replica. Once more changes nothing.</summary>
public static class RevokeKey
{
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Administrator administrator, GatewayDb db, Tenant tenant, ServiceDataSources sources, KeyCache keys, TimeProvider clock, CancellationToken ct)
    {
        var owners = await AllMunicipalities.ReadAsync(
            sources, "select municipality from integration_keys where id = $1", row => row.GetString(0), ct, id);
        if (owners is not [var municipality] || !administrator.MayAdminister(municipality)) return Problems.NotFound("key");

        tenant.Enter(municipality);
        var now = clock.GetUtcNow();
        await db.IntegrationKeys.Where(key => key.Id == id && key.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.RevokedAt, now), ct);
        await keys.RefreshAsync(ct);
        return TypedResults.NoContent();
    }
}
