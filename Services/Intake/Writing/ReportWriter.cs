using System.Diagnostics;
using System.Text.Json;
using Est.Contracts;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace Est.Intake.Writing;

/// <summary>
/// Stores a batch in one transaction: the reports, the quarantined lines, and the events that tell of them. When it
/// returns, all of it is durable. Every path into Intake ends here.
/// </summary>
public sealed class ReportWriter(DatabaseRoles roles, TimeProvider clock, EstMetrics metrics) : IAsyncDisposable
{
    /// <summary>
    /// Connections that only this writer uses. They enter a kommun for one transaction at a time, so nothing is left to
    /// forget when they return to their pool: that is a round trip less, and the temporary table stays.
    /// </summary>
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(roles.App) { NoResetOnClose = true, MaxPoolSize = 20 });

    /// <summary>From so many rows of a kommun on, COPY and its extra round trips are cheaper than arrays.</summary>
    private const int WorthCopying = 500;
    private const int MostAttempts = 5;

    /// <summary>The outcome of each report, in the batch's order.</summary>
    /// <exception cref="NpgsqlException">The database cannot store anything now; nothing of the batch is stored.</exception>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(ReportBatch batch, CancellationToken ct)
    {
        var results = new WriteResult[batch.Reports.Count];
        await WriteAsync(batch.Reports, batch.Quarantined, results, ct);
        return results;
    }

    /// <summary>Stores one text that waits in quarantine.</summary>
    public Task KeepAsync(QuarantinedLine line, CancellationToken ct)
    {
        var batch = new ReportBatch();
        batch.TryAdd(line);
        return WriteAsync(batch, ct);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Stores the batch in the caller's transaction, for a writer that commits something of its own with it.</summary>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(NpgsqlTransaction transaction, ReportBatch batch, CancellationToken ct)
    {
        var results = new WriteResult[batch.Reports.Count];
        Count(batch.Reports, batch.Quarantined, await WriteAsync(transaction, batch.Reports, batch.Quarantined, results, ct));
        return results;
    }

    private async Task WriteAsync(
        IReadOnlyList<Report> reports, IReadOnlyList<QuarantinedLine> quarantined, Memory<WriteResult> results, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(reports, quarantined, results, ct);
                return;
            }
            catch (PostgresException error) when (
                error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && attempt < MostAttempts)
            {
                // Rolled back whole, so it may simply be done again.
            }
            catch (PostgresException error) when (error.SqlState[..2] is "22" or "23" && reports.Count > 0)
            {
                // A row that the database will not have must not take its neighbours with it: halve until it stands alone.
                if (reports.Count == 1 && quarantined.Count == 0)
                {
                    results.Span[0] = new WriteResult(reports[0].Id, 0, WriteStatus.Refused);
                    return;
                }
                var half = reports.Count / 2;
                await WriteAsync([.. reports.Take(half)], quarantined, results[..half], ct);
                await WriteAsync([.. reports.Skip(half)], [], results[half..], ct);
                return;
            }
        }
    }

    private async Task WriteOnceAsync(
        IReadOnlyList<Report> reports, IReadOnlyList<QuarantinedLine> quarantined, Memory<WriteResult> results, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var revisions = await WriteAsync(transaction, reports, quarantined, results, ct);
        await transaction.CommitAsync(ct);
        Count(reports, quarantined, revisions);
    }

    private async Task<Dictionary<Guid, int>> WriteAsync(
        NpgsqlTransaction transaction, IReadOnlyList<Report> reports, IReadOnlyList<QuarantinedLine> quarantined, Memory<WriteResult> results, CancellationToken ct)
    {
        var kommuner = Kommun.Of(reports, quarantined);
        var revisions = await StoreAsync(transaction, kommuner, ct);
        var known = revisions.Count < reports.Count ? await UnchangedAsync(transaction, kommuner, revisions, ct) : [];
        for (var i = 0; i < reports.Count; i++)
        {
            var id = reports[i].Id;
            results.Span[i] = revisions.TryGetValue(id, out var revision)
                ? new WriteResult(id, revision, revision == 1 ? WriteStatus.Accepted : WriteStatus.Revised)
                : new WriteResult(id, known[id], WriteStatus.Unchanged);
        }
        return revisions;
    }

    /// <summary>The revision of each report that is new or has changed.</summary>
    private async Task<Dictionary<Guid, int>> StoreAsync(NpgsqlTransaction transaction, IReadOnlyList<Kommun> kommuner, CancellationToken ct)
    {
        var revisions = new Dictionary<Guid, int>();
        foreach (var kommun in kommuner.Where(k => k.Reports.Count >= WorthCopying))
            await CopyAsync(transaction, kommun, revisions, ct);
        await UpsertAsync(transaction, [.. kommuner.Where(k => k.Reports.Count < WorthCopying)], revisions, ct);
        await PublishAsync(transaction, kommuner, revisions, ct);
        return revisions;
    }

    private static async Task CopyAsync(NpgsqlTransaction transaction, Kommun kommun, Dictionary<Guid, int> revisions, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        await using (var prepare = new NpgsqlBatch(connection, transaction))
        {
            prepare.BatchCommands.Add(Enter(kommun.Code));
            prepare.BatchCommands.Add(new NpgsqlBatchCommand(ReportRows.CreateIncoming));
            await prepare.ExecuteNonQueryAsync(ct);
        }
        await ReportRows.CopyAsync(connection, kommun.Reports, ct);
        await using var upsert = new NpgsqlBatch(connection, transaction) { BatchCommands = { new NpgsqlBatchCommand(ReportRows.UpsertIncoming) } };
        if (kommun.Quarantined.Count > 0) upsert.BatchCommands.Add(InsertOf(kommun.Quarantined));
        await ReadRevisionsAsync(upsert, revisions, ct);
    }

    /// <summary>All kommuner with a few rows each, in one round trip.</summary>
    private static async Task UpsertAsync(NpgsqlTransaction transaction, IReadOnlyList<Kommun> kommuner, Dictionary<Guid, int> revisions, CancellationToken ct)
    {
        if (kommuner.Count == 0) return;
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var kommun in kommuner)
        {
            batch.BatchCommands.Add(Enter(kommun.Code));
            if (kommun.Reports.Count > 0) batch.BatchCommands.Add(ReportRows.UpsertOf(kommun.Reports));
            if (kommun.Quarantined.Count > 0) batch.BatchCommands.Add(InsertOf(kommun.Quarantined));
        }
        await ReadRevisionsAsync(batch, revisions, ct);
    }

    private static async Task ReadRevisionsAsync(NpgsqlBatch batch, Dictionary<Guid, int> revisions, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            if (reader.FieldCount < 2) continue;        // the kommun's code, which set_config gives back
            while (await reader.ReadAsync(ct)) revisions[reader.GetGuid(0)] = reader.GetInt32(1);
        }
        while (await reader.NextResultAsync(ct));
    }

    private async Task PublishAsync(NpgsqlTransaction transaction, IReadOnlyList<Kommun> kommuner, Dictionary<Guid, int> revisions, CancellationToken ct)
    {
        if (revisions.Count == 0) return;
        var now = clock.GetUtcNow();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var kommun in kommuner)
        {
            var rows = kommun.Reports
                .Where(report => revisions.ContainsKey(report.Id))
                .Select(report => report.ToRecorded(revisions[report.Id]))
                .Chunk(ReportsRecorded.MaxReports)
                .Select(items => OutboxRow.Of(new ReportsRecorded(kommun.Code, now, items)))
                .ToList();
            if (rows.Count == 0) continue;
            batch.BatchCommands.Add(Enter(kommun.Code));
            batch.BatchCommands.Add(Inbox.InsertOf(rows));
        }
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The revisions of the reports that came again as they were: for the sender's answer.</summary>
    private static async Task<Dictionary<Guid, int>> UnchangedAsync(
        NpgsqlTransaction transaction, IReadOnlyList<Kommun> kommuner, Dictionary<Guid, int> revisions, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var kommun in kommuner)
        {
            var ids = kommun.Reports.Select(report => report.Id).Where(id => !revisions.ContainsKey(id)).ToArray();
            if (ids.Length == 0) continue;
            batch.BatchCommands.Add(Enter(kommun.Code));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select id, revision from reports where municipality = $1 and id = any($2)")
            {
                Parameters = { new NpgsqlParameter { Value = kommun.Code }, new NpgsqlParameter { Value = ids } },
            });
        }
        var known = new Dictionary<Guid, int>();
        await ReadRevisionsAsync(batch, known, ct);
        return known;
    }

    private void Count(IReadOnlyList<Report> reports, IReadOnlyList<QuarantinedLine> quarantined, Dictionary<Guid, int> revisions)
    {
        foreach (var group in reports.Where(r => revisions.ContainsKey(r.Id)).CountBy(r => (r.Municipality, r.Source)))
            metrics.ReportsAccepted.Add(group.Value, Tags(group.Key.Municipality, group.Key.Source));
        foreach (var group in quarantined.CountBy(q => (q.Municipality, q.Source)))
            metrics.ReportsQuarantined.Add(group.Value, Tags(group.Key.Municipality, group.Key.Source));
        static TagList Tags(string municipality, string source) => new() { { "municipality", municipality }, { "source", source } };
    }

    private static NpgsqlBatchCommand Enter(string municipality) => new("select set_config('est.municipality', $1, true)")
    {
        Parameters = { new NpgsqlParameter { Value = municipality } },
    };

    private static NpgsqlBatchCommand InsertOf(IReadOnlyList<QuarantinedLine> lines) => new(
        """
        insert into quarantine (municipality, id, organisation_id, organisation, source, raw, length, errors)
        select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::jsonb[])
        on conflict do nothing
        """)
    {
        Parameters =
        {
            new NpgsqlParameter { Value = lines.Select(l => l.Municipality).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.Id).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.OrganisationId).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.Organisation).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.Source).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.Raw).ToArray() },
            new NpgsqlParameter { Value = lines.Select(l => l.Length).ToArray() },
            new NpgsqlParameter
            {
                Value = lines.Select(l => JsonSerializer.Serialize(l.Errors, JsonSerializerOptions.Web)).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            },
        },
    };
}
