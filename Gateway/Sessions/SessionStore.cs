using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Sessions;

/// <summary>
/// Sessions live in the database, so that signing out ends them everywhere. The browser holds 256 random bits, the
/// database their hash. What was found is remembered for half a minute, or until a session ends somewhere (AccessChanges).
/// </summary>
internal sealed class SessionStore(ServiceDataSources sources, DemoPeople people, TimeProvider clock)
{
    /// <summary>Ends a session that nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>Ends every session, used or not: a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (StaffSession Session, DateTimeOffset Until)> known = new();

    /// <returns>The id, for the cookie.</returns>
    public async Task<string> StartAsync(Person person, CancellationToken ct)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await RunAsync("insert into sessions (id_hash, subject, created_at, last_seen_at, ends_at) values ($1, $2, $3, $3, $4)",
            ct, Hash(id), person.Subject, now, now + Longest);
        await RunAsync("delete from sessions where ends_at <= $1 or last_seen_at <= $2", ct, now, now - Idle);
        return id;
    }

    /// <summary>Null when the session has ended or never was. Using it keeps it from being idle.</summary>
    public async ValueTask<StaffSession?> FindAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(id, out var found) && now < found.Until) return found.Session;
        known.TryRemove(id, out _);

        await using var command = sources.App.CreateCommand("""
            update sessions set last_seen_at = $2 where id_hash = $1 and ends_at > $2 and last_seen_at > $3 returning subject, ends_at
            """);
        AddParameters(command, Hash(id), now, now - Idle);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct) || people.Find(reader.GetString(0)) is not { } person) return null;

        var endsAt = reader.GetFieldValue<DateTimeOffset>(1);
        var session = new StaffSession(person);
        known[id] = (session, endsAt < now + Remembered ? endsAt : now + Remembered);
        return session;
    }

    public async Task EndAsync(string id, CancellationToken ct)
    {
        await RunAsync("delete from sessions where id_hash = $1", ct, Hash(id));
        known.TryRemove(id, out _);
    }

    /// <summary>The next request of each session asks the database again.</summary>
    public void Forget() => known.Clear();

    private async Task RunAsync(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = sources.App.CreateCommand(sql);
        AddParameters(command, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void AddParameters(NpgsqlCommand command, params object[] parameters)
    {
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
    }

    private static byte[] Hash(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));
}
