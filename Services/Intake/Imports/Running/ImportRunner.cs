using System.Security.Cryptography;
using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Reading;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;
using OpenTelemetry;

namespace Est.Intake.Imports.Running;

/// <summary>
/// Runs what is due, a few files at a time. Who runs a file holds its lock in the database, which goes with the connection: when a replica falls, another
/// takes the file up at once, behind the last row that is durable.
/// </summary>
internal sealed partial class ImportRunner(ServiceDataSources sources, ImportRun run, TimeProvider clock, ILogger<ImportRunner> log) : BackgroundService
{
    private const int AtOnce = 2, MostDue = 50;
    private const string AllMunicipalities = "all";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2), Rest = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Something has become due.</summary>
    public void Wake() => wake.Release();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var ran = false;
                foreach (var (municipality, import) in await DueAsync(ct)) ran |= await TryAsync(municipality, import, ct);
                if (!ran) await wake.WaitAsync(Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                CouldNotLook(log, error);
                await Task.Delay(Poll, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<List<(string Municipality, Guid Import)>> DueAsync(CancellationToken ct)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var connection = await sources.App.OpenAsync(AllMunicipalities, ct);
        return await connection.ReadAsync(row => (row.GetString(0), row.GetGuid(1)), ct,
            "select municipality, import_id from import_work where due_at <= $1 order by due_at limit $2", clock.GetUtcNow().UtcDateTime, MostDue);
    }

    /// <summary>False when another has it.</summary>
    private async Task<bool> TryAsync(string municipality, Guid id, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var key = $"est.import.{id}";
        if (await connection.ReadAsync(row => row.GetBoolean(0), ct, "select pg_try_advisory_lock(hashtextextended($1, 0))", key) is not [true]) return false;
        try
        {
            await DoAsync(connection, municipality, id, ct);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.RunAsync(CancellationToken.None, "select pg_advisory_unlock(hashtextextended($1, 0))", key);
        }
        return true;
    }

    private async Task DoAsync(NpgsqlConnection connection, string municipality, Guid id, CancellationToken ct)
    {
        var import = await ReadAsync(connection, municipality, id, ct);
        if (import is not { State: ImportStates.Running })
        {
            // Its time is out, and nobody ran it; or it was done while the lock was waited for.
            if (import is not { State: ImportStates.Done }) await connection.ForgetAsync(municipality, id, ct);
            return;
        }
        try
        {
            await run.RunAsync(connection, import, ct);
        }
        catch (NpgsqlException error) when (error.IsTransient || connection.State != System.Data.ConnectionState.Open)
        {
            Interrupted(log, municipality, id, error);
            await Task.Delay(Rest, clock, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Not its message, which may repeat what a cell holds.
            Failed(log, municipality, id, error.GetType().Name, error.StackTrace);
            var problem = error switch { UnreadableFile unreadable => unreadable.Code, CryptographicException => "file-lost", _ => "internal" };
            await connection.FailAsync(municipality, id, problem, clock.GetUtcNow(), CancellationToken.None);
        }
    }

    private static async Task<Import?> ReadAsync(NpgsqlConnection connection, string municipality, Guid id, CancellationToken ct)
    {
        var rows = await connection.ReadAsync(row => new Import
        {
            Municipality = municipality,
            Id = id,
            OrganisationId = row.GetGuid(0),
            Organisation = row.GetString(1),
            CreatedBy = row.GetString(2),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
            Name = row.GetString(4),
            Size = row.GetInt64(5),
            State = row.GetString(6),
            Found = row.Text(7),
            Mapping = row.Text(8),
            Source = row.Text(9),
            LastRow = row.GetInt32(10),
        }, ct,
            "select organisation_id, organisation, created_by, created_at, name, size, state, found::text, mapping::text, source, last_row from imports where municipality = $1 and id = $2",
            municipality, id);
        return rows.SingleOrDefault();
    }

    [LoggerMessage(LogLevel.Warning, "Could not look for imports that are due; trying again")]
    private static partial void CouldNotLook(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "Import {Import} in {Municipality} was interrupted by the database; it goes on behind its last durable row")]
    private static partial void Interrupted(ILogger log, string municipality, Guid import, Exception error);

    [LoggerMessage(LogLevel.Error, "Import {Import} in {Municipality} failed; what it stored stays, and running it again adds nothing twice: {Kind}\n{Stack}")]
    private static partial void Failed(ILogger log, string municipality, Guid import, string kind, string? stack);
}
