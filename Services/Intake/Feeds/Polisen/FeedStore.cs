using System.Text.Json;
using Est.Contracts;
using Est.Intake.Reports;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Tenancy;
using Npgsql;
using NpgsqlTypes;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// The feed's own tables: what is known of each police id, county-level events, and what could not be placed. They belong to
/// no kommun, and row-level security shows them only to a session that has entered <see cref="Session"/>.
/// </summary>
internal static class FeedStore
{
    /// <summary>What a session enters to see the feed's tables. No kommun has this code, so it shows no kommun's rows.</summary>
    public const string Session = "all";

    /// <summary>Bodies that come at once take turns batch by batch, so that each sees what the other has placed where.</summary>
    public static async Task<Dictionary<long, KnownEvent>> KnownAsync(NpgsqlTransaction transaction, IEnumerable<long> ids, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtext('est.feeds.polisen'))"),
                With("select id, published, municipality, county, content, former, body, counted from police_events where id = any($1)", ids.Distinct().ToArray()),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var known = new Dictionary<long, KnownEvent>();
        while (await reader.ReadAsync(ct))
        {
            known[reader.GetInt64(0)] = new KnownEvent(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1),
                new EventPlace(reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)),
                reader.GetGuid(4), reader.GetFieldValue<Guid[]>(5), reader.GetGuid(6), reader.GetBoolean(7));
        }
        return known;
    }

    public static async Task SaveAsync(NpgsqlTransaction transaction, FeedBatch changes, IReadOnlyCollection<Leftover> leftovers, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction) { BatchCommands = { Enter(Session) } };
        Save(batch, [.. changes.Changed]);
        var current = changes.Current.ToLookup(e => e.Place.County is not null);
        SaveCounty(batch, [.. current[true]]);
        batch.BatchCommands.Add(With("delete from county_events where id = any($1)", current[false].Select(e => e.Source.Id).ToArray()));
        batch.BatchCommands.Add(With(
            "delete from unplaced_events where police_id = any($1)", changes.Current.Where(e => e.Place != EventPlace.Unknown).Select(e => e.Source.Id).ToArray()));
        SaveLeftovers(batch, [.. leftovers.DistinctBy(l => l.Key)]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static void Save(NpgsqlBatch batch, IReadOnlyList<KnownEvent> events)
    {
        // One array cannot hold arrays of different lengths: the former contents travel as text.
        batch.BatchCommands.Add(With(
            """
            insert into police_events (id, published, municipality, county, content, former, body, counted)
            select id, published, municipality, county, content, string_to_array(former, ' ')::uuid[], body, counted
            from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::boolean[])
                as e (id, published, municipality, county, content, former, body, counted)
            on conflict (id) do update set published = excluded.published, municipality = excluded.municipality, county = excluded.county,
                content = excluded.content, former = excluded.former, body = excluded.body, counted = excluded.counted
            """,
            events.Select(e => e.Id).ToArray(), events.Select(e => e.Published.ToUniversalTime()).ToArray(),
            events.Select(e => e.Place.Municipality).ToArray(), events.Select(e => e.Place.County).ToArray(),
            events.Select(e => e.Content).ToArray(), events.Select(e => string.Join(' ', e.Former)).ToArray(),
            events.Select(e => e.Body).ToArray(), events.Select(e => e.Counted).ToArray()));
    }

    private static void SaveCounty(NpgsqlBatch batch, IReadOnlyList<FeedEvent> events)
    {
        batch.BatchCommands.Add(With(
            """
            insert into county_events (id, county, category, severity, occurred_from, occurred_to, description, origin, revision)
            select *, 1 from unnest($1::bigint[], $2::text[], $3::text[], $4::integer[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::jsonb[])
            on conflict (id) do update set county = excluded.county, category = excluded.category, severity = excluded.severity,
                occurred_from = excluded.occurred_from, occurred_to = excluded.occurred_to, description = excluded.description,
                origin = excluded.origin, revision = county_events.revision + 1, received_at = now()
            """,
            events.Select(e => e.Source.Id).ToArray(), events.Select(e => e.Place.County).ToArray(),
            events.Select(e => e.Meaning.Category).ToArray(), events.Select(e => e.Meaning.Severity).ToArray(),
            events.Select(e => e.Time.From.ToUniversalTime()).ToArray(), events.Select(e => e.Time.To?.ToUniversalTime()).ToArray(),
            events.Select(e => e.Description).ToArray(), events.Select(e => e.Origin).ToArray()));
    }

    private static void SaveLeftovers(NpgsqlBatch batch, IReadOnlyList<Leftover> leftovers)
    {
        batch.BatchCommands.Add(With(
            """
            insert into unplaced_events (key, police_id, text, errors)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::jsonb[])
            on conflict (key) do update set last_received_at = now()
            """,
            leftovers.Select(l => l.Key).ToArray(), leftovers.Select(l => l.PoliceId).ToArray(), leftovers.Select(l => l.Text).ToArray(),
            leftovers.Select(l => JsonSerializer.Serialize(l.Errors, JsonSerializerOptions.Web)).ToArray()));
    }

    private static NpgsqlBatchCommand Enter(string municipality) => With("select set_config('est.municipality', $1, true)", municipality);

    private static NpgsqlBatchCommand With(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
