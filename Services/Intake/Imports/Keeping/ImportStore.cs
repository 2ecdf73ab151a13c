using Est.Intake.Imports.Mapping;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Intake.Imports.Keeping;

/// <summary>The statements on imports that are more than a query.</summary>
internal static class ImportStore
{
    /// <summary>What nobody runs is forgotten after this long: it may hold personal data that no guard has seen.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(7);

    public static Task BeginAsync(this NpgsqlConnection connection, Import import, CancellationToken ct) => connection.RunAsync(ct,
        """
        with kept as (insert into import_work (municipality, import_id, due_at) values ($1, $2, $9))
        insert into imports (municipality, id, organisation_id, organisation, created_by, created_at, name, state) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        import.Municipality, import.Id, import.OrganisationId, import.Organisation, import.CreatedBy, import.CreatedAt.UtcDateTime, import.Name, ImportStates.Receiving,
        (import.CreatedAt + KeptUnused).UtcDateTime);

    /// <summary>Takes the import and all that is kept of it away.</summary>
    public static async Task ForgetAsync(this NpgsqlConnection connection, string municipality, Guid import, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from import_work where municipality = $1 and import_id = $2", municipality, import);
        batch.Add("delete from import_pieces where municipality = $1 and import_id = $2", municipality, import);
        batch.Add("delete from import_outcomes where municipality = $1 and import_id = $2", municipality, import);
        batch.Add("delete from imports where municipality = $1 and id = $2", municipality, import);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The run is over: the file is forgotten, its outcome stays.</summary>
    public static async Task EndAsync(this NpgsqlConnection connection, string municipality, Guid import, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("update imports set state = $3, ended_at = $4 where municipality = $1 and id = $2", municipality, import, ImportStates.Done, now.UtcDateTime);
        batch.Add("delete from import_work where municipality = $1 and import_id = $2", municipality, import);
        batch.Add("delete from import_pieces where municipality = $1 and import_id = $2", municipality, import);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The run cannot go on. The file is kept for a while, so that it may be run again.</summary>
    public static async Task FailAsync(this NpgsqlConnection connection, string municipality, Guid import, string problem, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("update imports set state = $3, problem = $4, ended_at = $5 where municipality = $1 and id = $2", municipality, import, ImportStates.Failed, problem, now.UtcDateTime);
        batch.Add("update import_work set due_at = $3 where municipality = $1 and import_id = $2", municipality, import, (now + KeptUnused).UtcDateTime);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Hands the import to the runner. False when it already ran, or runs.</summary>
    public static async Task<bool> StartAsync(this NpgsqlConnection connection, string municipality, Guid import, DateTimeOffset now, CancellationToken ct) =>
        await connection.RunAsync(ct,
            """
            with started as (
                update imports set state = 'running', problem = null, started_at = $3, ended_at = null
                where municipality = $1 and id = $2 and state in ('inspected', 'failed') returning id)
            update import_work set due_at = $3 from started where municipality = $1 and import_id = started.id
            """, municipality, import, now.UtcDateTime) == 1;
}
