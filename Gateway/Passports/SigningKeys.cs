using System.Security.Cryptography;
using Est.ServiceDefaults.Storage;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Est.Gateway.Passports;

/// <summary>
/// The ES256 keys that passports are signed with, the same for all replicas. A key signs for 60 days and is published for
/// 90; its successor is published some minutes before it signs, so that no replica signs with what another does not publish. Their private
/// halves stand encrypted: a stolen copy of the database cannot sign. One that was encrypted under another password is lost, and a new one is made.
/// </summary>
internal sealed class SigningKeys(ServiceDataSources sources, DatabaseRoles database, TimeProvider clock)
{
    private static readonly TimeSpan Signs = TimeSpan.FromDays(60);
    private static readonly TimeSpan IsPublished = TimeSpan.FromDays(90);
    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(5);
    private readonly SecretProtection protection = new(database, "est:signing-keys");
    private volatile IReadOnlyList<SigningKey> all = [];

    /// <summary>Those whose signature the services shall accept.</summary>
    public IEnumerable<SigningKey> Valid => all.Where(key => key.ExpiresAt > clock.GetUtcNow());

    /// <exception cref="InvalidOperationException">No key is there: the gateway has not started.</exception>
    public SigningKey Current =>
        all.Where(key => key.Credentials is not null && key.ActiveFrom <= clock.GetUtcNow()).MaxBy(key => key.ActiveFrom)
        ?? throw new InvalidOperationException("There is no key to sign passports with.");

    /// <summary>Reads the keys, and makes one when none can sign or the last is about to retire.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var keys = await ReadAsync(transaction, ct);
        if (NeedsNew(keys) is not null)
        {
            // Replicas that start together agree on one key: the second finds what the first made.
            await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock(719026)", connection, transaction)) await wait.ExecuteNonQueryAsync(ct);
            keys = await ReadAsync(transaction, ct);
            if (NeedsNew(keys) is { } activeFrom)
            {
                await AddAsync(transaction, activeFrom, ct);
                keys = await ReadAsync(transaction, ct);
            }
        }
        await transaction.CommitAsync(ct);
        if (!keys.Select(k => k.Id).SequenceEqual(all.Select(k => k.Id))) all = keys;
    }

    /// <summary>From when a new key shall sign; null when none is needed.</summary>
    private DateTimeOffset? NeedsNew(IReadOnlyList<SigningKey> keys)
    {
        var now = clock.GetUtcNow();
        var newest = keys.Where(key => key.Credentials is not null && key.ExpiresAt > now).MaxBy(key => key.ActiveFrom);
        if (newest is null) return now;
        return newest.ActiveFrom + Signs <= now ? now + Announced : null;
    }

    private async Task<List<SigningKey>> ReadAsync(NpgsqlTransaction transaction, CancellationToken ct)
    {
        var keys = new List<SigningKey>();
        await using var command = new NpgsqlCommand(
            "select id, public_key, protected_private_key, active_from, expires_at from signing_keys order by active_from", transaction.Connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetString(0);
            keys.Add(all.FirstOrDefault(known => known.Id == id) ?? new SigningKey(
                id, reader.GetFieldValue<byte[]>(1), protection.Unprotect(reader.GetFieldValue<byte[]>(2)),
                reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }
        return keys;
    }

    private async Task AddAsync(NpgsqlTransaction transaction, DateTimeOffset activeFrom, CancellationToken ct)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var command = new NpgsqlCommand("insert into signing_keys values ($1, $2, $3, $4, $5)", transaction.Connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12)) },
                new NpgsqlParameter { Value = pair.ExportSubjectPublicKeyInfo() },
                new NpgsqlParameter { Value = protection.Protect(pair.ExportPkcs8PrivateKey()) },
                new NpgsqlParameter { Value = activeFrom },
                new NpgsqlParameter { Value = activeFrom + IsPublished },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
