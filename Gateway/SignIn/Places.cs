using Est.Gateway.Administration;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.SignIn;

/// <summary>Organisations that configuration names: made, and told to the services, when somebody first works for them.</summary>
internal sealed class Places(IServiceScopeFactory scopes, KeyCache keys, TimeProvider clock)
{
    /// <summary>Those in kommuner that work with Est.</summary>
    public async Task<IReadOnlyList<Membership>> ToMembershipsAsync(IEnumerable<Place> places, CancellationToken ct)
    {
        var memberships = new List<Membership>();
        foreach (var place in places.Where(place => keys.Knows(place.Municipality)))
            memberships.Add(new Membership(
                place.Municipality, await EnsureAsync(place.Municipality, place.Organisation, place.Kind, ct), place.Organisation, place.Roles));
        return memberships;
    }

    public async Task<Guid> EnsureAsync(string municipality, string organisation, string kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality);
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var id = await Organisations.EnsureAsync(db, municipality, organisation, kind, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return id;
    }
}
