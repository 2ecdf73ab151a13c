using System.Diagnostics;
using Est.Intake.Categories;
using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Mapping;
using Est.Intake.Imports.Reading;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using Npgsql;

namespace Est.Intake.Imports.Running;

/// <summary>
/// Takes in the rows of one file. The reports of a batch, what became of its rows and how far the run has come are one transaction: a run that is
/// interrupted goes on behind the last batch that is durable, and no row is taken in twice or left out. While a batch is written the next is read.
/// </summary>
internal sealed class ImportRun(FileStore files, Taxonomies taxonomies, ReportWriter writer, TimeProvider clock)
{
    private static readonly IReadOnlyDictionary<Guid, QuarantinedLine> Nothing = new Dictionary<Guid, QuarantinedLine>();

    /// <param name="connection">In the import's kommun, and its alone while it runs.</param>
    /// <exception cref="UnreadableFile">The file is not as it was when it was inspected.</exception>
    public async Task RunAsync(NpgsqlConnection connection, Import import, CancellationToken ct)
    {
        var (found, mapping) = (new ImportAnswer(import).Found!, new ImportAnswer(import).Mapping!);
        var reporter = ReceiveImport.ReporterOf(import);
        var check = new RowCheck(mapping, found.Manner, reporter, await taxonomies.OfAsync(import.Municipality, ct), files.RowSecret);
        await using var file = files.Open(import.Municipality, import.Id, import.Size);
        using var table = TableFile.Open(file, found);

        var filling = new RowBatch();
        var writing = Task.CompletedTask;
        try
        {
            var now = clock.GetUtcNow();
            foreach (var row in table.DataRows(found.Header))
            {
                if (row.Number <= import.LastRow)
                {
                    check.Pass(row.Cells);
                    continue;
                }
                var became = check.Check(row.Cells, now);
                if (filling.TryAdd(row.Number, became)) continue;
                await writing;
                ct.ThrowIfCancellationRequested();
                writing = WriteAsync(connection, import, reporter, filling);
                filling = new RowBatch();
                filling.TryAdd(row.Number, became);
                now = clock.GetUtcNow();
            }
        }
        finally
        {
            // The connection is one: whatever stopped the reading, the batch that is being written is waited for.
            await writing;
        }
        if (filling.Rows > 0) await WriteAsync(connection, import, reporter, filling);
        await connection.EndAsync(import.Municipality, import.Id, clock.GetUtcNow(), ct);
    }

    private async Task WriteAsync(NpgsqlConnection connection, Import import, Reporter reporter, RowBatch batch)
    {
        using var activity = EstTelemetry.Source.StartActivity("write batch of import", ActivityKind.Internal, default(ActivityContext));
        activity?.SetTag("est.reports", batch.Content.Reports.Count);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var results = await writer.WriteAsync(transaction, batch.Content, CancellationToken.None);
            await KeepAsync(connection, import, batch, results, Nothing);
            await transaction.CommitAsync();
        }
        catch (PostgresException error) when (error.SqlState[..2] is "22" or "23" or "40")
        {
            // A row that the database will not have, or a deadlock: the writer can set the one apart and try the other again, in transactions of its own.
            var results = await writer.WriteAsync(batch.Content, CancellationToken.None);
            var refused = await writer.QuarantineRefusedAsync(reporter, batch.Content, results);
            await using var transaction = await connection.BeginTransactionAsync();
            await KeepAsync(connection, import, batch, results, refused);
            await transaction.CommitAsync();
        }
    }

    private static async Task KeepAsync(
        NpgsqlConnection connection, Import import, RowBatch batch, IReadOnlyList<WriteResult> results, IReadOnlyDictionary<Guid, QuarantinedLine> refused)
    {
        var (lines, counts) = batch.Outcome(results, refused);
        await using var keep = new NpgsqlBatch(connection);
        keep.Add("insert into import_outcomes (municipality, import_id, last_row, lines) values ($1, $2, $3, $4)", import.Municipality, import.Id, batch.LastRow, lines);
        keep.Add(
            """
            update imports set last_row = $3, done = done + $4, accepted = accepted + $5, revised = revised + $6, unchanged = unchanged + $7, quarantined = quarantined + $8, refused = refused + $9
            where municipality = $1 and id = $2
            """, import.Municipality, import.Id, batch.LastRow, batch.Rows, counts.Accepted, counts.Revised, counts.Unchanged, counts.Quarantined, counts.Refused);
        await keep.ExecuteNonQueryAsync();
    }
}
