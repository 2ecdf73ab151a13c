using Microsoft.IdentityModel.Tokens;

namespace Est.ServiceDefaults.Access;

/// <summary>The gateway's public keys, fetched when first needed and again when a passport names one that is not known.</summary>
internal sealed class PassportKeys(HttpClient http, IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim fetching = new(1, 1);
    private DateTimeOffset fetchedAt = DateTimeOffset.MinValue;
    private Dictionary<string, SecurityKey> keys = [];

    public async ValueTask<SecurityKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (keys.TryGetValue(keyId, out var known)) return known;
        await fetching.WaitAsync(ct);
        try
        {
            if (keys.TryGetValue(keyId, out known)) return known;
            // A stranger's key id must not make us ask the gateway for every request.
            if (clock.GetUtcNow() - fetchedAt < Pause) return null;
            var address = configuration["Est:Passports:Jwks"]
                ?? throw new InvalidOperationException("Est:Passports:Jwks is not set: the service cannot verify passports.");
            var set = new JsonWebKeySet(await http.GetStringAsync(new Uri(address), ct));
            keys = set.Keys.ToDictionary(k => k.Kid, SecurityKey (k) => k);
            fetchedAt = clock.GetUtcNow();
            return keys.GetValueOrDefault(keyId);
        }
        finally
        {
            fetching.Release();
        }
    }

    public void Dispose() => fetching.Dispose();
}
