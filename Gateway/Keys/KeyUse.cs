using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.Gateway.Keys;

/// <summary>Writes when keys were last used, many at a time and never while a request waits.</summary>
internal static class KeyUse
{
    public static async Task WriteAsync(KeyCache keys, ServiceDataSources sources, CancellationToken ct)
    {
        var uses = keys.All.Select(key => (Key: key, At: key.UnwrittenUse())).Where(use => use.At is not null).ToList();
        foreach (var ofMunicipality in uses.GroupBy(use => use.Key.Home!))
        {
            await using var connection = await sources.App.OpenAsync(ofMunicipality.Key, ct);
            await using var command = new NpgsqlCommand("""
                update integration_keys set last_used_at = use.at
                from unnest($1::uuid[], $2::timestamptz[]) as use (id, at)
                where integration_keys.id = use.id and (last_used_at is null or last_used_at < use.at)
                """, connection)
            {
                Parameters =
                {
                    new NpgsqlParameter { Value = ofMunicipality.Select(use => use.Key.Id).ToArray() },
                    new NpgsqlParameter { Value = ofMunicipality.Select(use => use.At!.Value.ToUniversalTime()).ToArray() },
                },
            };
            await command.ExecuteNonQueryAsync(ct);
            foreach (var (key, at) in ofMunicipality) key.Written(at!.Value);
        }
    }
}
