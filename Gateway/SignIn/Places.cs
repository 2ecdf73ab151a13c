using Est.Gateway.Administration;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.SignIn;

/// <summary>Organisations that configuration names: made, and told to the services, when somebody first works for them.</summary>
internal sealed class Places(ServiceDataSources sources, IServiceScopeFactory scopes, KeyCache keys, TimeProvider clock)
{
    /// <summary>Those in kommuner that work with Est, whether their organisation still does or not.</summary>
    public async Task<IReadOnlyList<Membership>> ToMembershipsAsync(IEnumerable<Place> places, CancellationToken ct)
    {
        var memberships = new List<Membership>();
        foreach (var place in places.Where(place => keys.Knows(place.Municipality)))
        {
            var id = await EnsureAsync(place.Municipality, place.Organisation, place.Kind, ct);
            memberships.Add(new Membership(place.Municipality, id, place.Organisation, place.Roles, place.Source));
        }
        return memberships;
    }

    /// <summary>Those whose organisation is active.</summary>
    public async Task<IReadOnlyList<Membership>> ActiveMembershipsAsync(IEnumerable<Place> places, CancellationToken ct)
    {
        var memberships = await ToMembershipsAsync(places, ct);
        var active = await AllMunicipalities.ReadAsync(sources, "select id from organisations where active and id = any($1)",
            row => row.GetGuid(0), ct, memberships.Select(membership => membership.OrganisationId).ToArray());
        return [.. memberships.Where(membership => active.Contains(membership.OrganisationId))];
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
