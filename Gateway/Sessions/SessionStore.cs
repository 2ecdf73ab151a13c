using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Est.Gateway.SignIn;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Sessions;

/// <summary>
/// Sessions live in the database, so that signing out ends them everywhere. The browser holds 256 random bits, the
/// database their hash. What was found is remembered for half a minute, or until a session ends somewhere (AccessChanges).
/// </summary>
internal sealed class SessionStore(
    ServiceDataSources sources, DemoPeople demo, People people, SignInSettings signIn, SessionLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (StaffSession Session, DateTimeOffset Until)> known = new();

    public TimeSpan Longest => lifetime.Longest;

    /// <param name="issuer">The identity provider that vouches for the person; <see cref="DemoPeople.Issuer"/> in a demonstration.</param>
    /// <returns>The id, for the cookie.</returns>
    public async Task<string> StartAsync(Person person, string issuer, CancellationToken ct)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = Guid.CreateVersion7();
        var now = clock.GetUtcNow();
        var known = await people.WithMembersAsync(person, issuer, ct);
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("""
            insert into sessions (id_hash, public_id, issuer, subject, person, created_at, last_seen_at, ends_at) values ($1, $2, $3, $4, $5::jsonb, $6, $6, $7)
            """,
            Hash(id), session, issuer, person.Subject, issuer == DemoPeople.Issuer ? null : JsonSerializer.Serialize(person), now, now + lifetime.Longest);
        batch.AddSession(SessionAudit.SignIn, known, session, now);
        batch.Add("delete from sessions where ends_at <= $1 or last_seen_at <= $2", now, now - lifetime.Idle);
        await batch.ExecuteNonQueryAsync(ct);
        return id;
    }

    /// <summary>Null when the session has ended or never was. Using it keeps it from being idle.</summary>
    public async ValueTask<StaffSession?> FindAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Known(id) is { } session) return session;

        Stored? stored;
        await using (var connection = await sources.App.OpenConnectionAsync(ct))
        {
            stored = (await connection.ReadAsync(Stored.Of, ct, $"""
                update sessions set last_seen_at = $2 where id_hash = $1 and ends_at > $2 and last_seen_at > $3
                returning {Stored.Columns}
                """, Hash(id), now, now - lifetime.Idle)).SingleOrDefault();
        }
        if (stored is null || await PersonOfAsync(stored, ct) is not { } person) return null;

        session = new StaffSession(person, stored.PublicId, stored.Issuer);
        known[id] = (session, stored.EndsAt < now + Remembered ? stored.EndsAt : now + Remembered);
        return session;
    }

    /// <summary>The session, when it was asked for a moment ago.</summary>
    public StaffSession? Known(string id)
    {
        if (!known.TryGetValue(id, out var found)) return null;
        if (clock.GetUtcNow() < found.Until) return found.Session;
        known.TryRemove(id, out _);
        return null;
    }

    public async Task EndAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var ended = (await connection.ReadAsync(Stored.Of, ct, $"delete from sessions where id_hash = $1 returning {Stored.Columns}", Hash(id))).SingleOrDefault();
        // Who was away too long had no session left to end.
        if (ended is not null && ended.IsOpen(now, lifetime.Idle) && await PersonOfAsync(ended, ct) is { } person)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            batch.AddSession(SessionAudit.SignOut, person, ended.PublicId, now);
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        known.TryRemove(id, out _);
    }

    /// <summary>Ends a session that another than its person names.</summary>
    public async Task EndAsync(Guid session, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await connection.RunAsync(ct, "delete from sessions where public_id = $1", session);
        Forget();
    }

    /// <summary>Which of the sessions are still open, and who their people are today. It is no use of them: one that is only looked at grows idle.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> OpenAsync(Guid[] ids, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<Stored> stored;
        await using (var connection = await sources.App.OpenConnectionAsync(ct))
            stored = await connection.ReadAsync(Stored.Of, ct, $"select {Stored.Columns} from sessions where public_id = any($1)", ids);
        var open = new Dictionary<Guid, Person>();
        foreach (var session in stored.Where(session => session.IsOpen(now, lifetime.Idle)))
            if (await PersonOfAsync(session, ct) is { } person) open[session.PublicId] = person;
        return open;
    }

    /// <summary>The next request of each session asks the database again.</summary>
    public void Forget() => known.Clear();

    /// <summary>Who it is today: members change, and a session whose way of signing in is switched off is worth nothing.</summary>
    private async ValueTask<Person?> PersonOfAsync(Stored stored, CancellationToken ct)
    {
        var person = stored.Person is not { } kept ? demo.Find(stored.Subject) : signIn.IsConfigured ? JsonSerializer.Deserialize<Person>(kept) : null;
        return person is null ? null : await people.WithMembersAsync(person, stored.Issuer, ct);
    }

    private static byte[] Hash(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    private sealed record Stored(Guid PublicId, string Issuer, string Subject, string? Person, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt)
    {
        public const string Columns = "public_id, issuer, subject, person::text, last_seen_at, ends_at";

        public static Stored Of(NpgsqlDataReader row) => new(
            row.GetGuid(0), row.Text(1) ?? DemoPeople.Issuer, row.GetString(2), row.Text(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5));

        public bool IsOpen(DateTimeOffset now, TimeSpan idle) => EndsAt > now && LastSeenAt > now - idle;
    }
}
