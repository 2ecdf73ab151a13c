using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;

namespace Est.Gateway.Keys;

/// <summary>All valid integration keys and the kommuner that work with Est, in memory: no request waits for the database.</summary>
internal sealed class KeyCache(ServiceDataSources sources, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private volatile Snapshot current = new([], []);

    public bool Knows(string municipality) => current.Municipalities.Contains(municipality);

    public IReadOnlyCollection<IntegrationKey> All => current.Keys.Values;

    /// <summary>Null when the key is unknown, revoked or expired.</summary>
    public IntegrationKey? Find(string secret)
    {
        if (!KeySecret.TryPrefix(secret, out var prefix)) return null;
        if (!current.ByPrefix.TryGetValue(prefix, out var key) || !KeySecret.Matches(secret, key.SecretHash)) return null;
        var now = clock.GetUtcNow();
        if (key.IsExpired(now)) return null;
        key.Used(now);
        return key;
    }

    /// <summary>Reads everything anew. Whoever changes a key calls this before answering; other replicas hear of it (AccessChanges).</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        // One at a time: an older reading must not replace a newer one.
        await refreshing.WaitAsync(ct);
        try
        {
            var stored = await AllMunicipalities.ReadAsync(sources, """
                select k.id, k.prefix, k.secret_hash, k.municipality, k.source, k.roles, k.scopes, k.expires_at, o.id, o.name, o.revision
                from integration_keys k join organisations o on o.id = k.organisation_id
                where k.revoked_at is null and o.active
                """,
                row => new IntegrationKey.Stored(
                    row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetString(4),
                    row.GetFieldValue<string[]>(5), row.GetFieldValue<string[]>(6),
                    row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7), row.GetGuid(8), row.GetString(9), row.GetInt32(10)),
                ct);
            var municipalities = await AllMunicipalities.ReadAsync(sources, "select code from municipalities", row => row.GetString(0), ct);
            var known = current.Keys;
            current = new Snapshot(
                stored.ToDictionary(s => s.Prefix, s => known.GetValueOrDefault(s.Prefix) is { } key && key.IsStill(s) ? key : new IntegrationKey(s)),
                [.. municipalities]);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();

    private sealed record Snapshot(Dictionary<string, IntegrationKey> Keys, HashSet<string> Municipalities)
    {
        public Dictionary<string, IntegrationKey>.AlternateLookup<ReadOnlySpan<char>> ByPrefix { get; } =
            Keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
