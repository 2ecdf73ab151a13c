using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Est.ServiceDefaults.Storage;

/// <summary>
/// The connection string a service is given belongs to the database's owner and is used for migrations only. The service
/// itself works as <c>&lt;database&gt;_app</c> and its relay as <c>&lt;database&gt;_relay</c>: neither owns a table nor may bypass
/// row-level security. Their passwords are derived from the owner's, so that replicas agree without a secret more.
/// </summary>
public sealed class DatabaseRoles
{
    public DatabaseRoles(string ownerConnectionString)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false };
        Database = owner.Database ?? throw new ArgumentException("The connection string names no database.");
        Owner = owner.ConnectionString;
        App = As(owner, AppRole, pool: 40);
        Relay = As(owner, RelayRole, pool: 4);
    }

    public string Database { get; }
    public string Owner { get; }
    public string App { get; }
    public string Relay { get; }
    private string AppRole => Database + "_app";
    private string RelayRole => Database + "_relay";

    /// <summary>Creates the database when the server lacks it, and the two roles.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using (var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Database = "postgres" }.ConnectionString))
        {
            await server.OpenAsync(ct);
            // Replicas and services that start together wait for each other here, not on each other's errors.
            await Run(server, "select pg_advisory_lock(719025)", ct);
            if (await Scalar(server, "select 1 from pg_database where datname = $1", Database, ct) is null)
                await Run(server, $"create database {Quote(Database)}", ct);
            foreach (var (role, connection) in new[] { (AppRole, App), (RelayRole, Relay) })
            {
                var verb = await Scalar(server, "select 1 from pg_roles where rolname = $1", role, ct) is null ? "create" : "alter";
                var password = new NpgsqlConnectionStringBuilder(connection).Password;
                await Run(server, $"{verb} role {Quote(role)} login password '{password}' nosuperuser nobypassrls nocreatedb nocreaterole", ct);
                // Compiling a statement takes a tenth of a second: longer than any of ours runs.
                await Run(server, $"alter role {Quote(role)} set jit = off", ct);
            }
        }
    }

    /// <summary>Waits until no replica migrates this database, and keeps the others waiting until disposed.</summary>
    public async Task<IAsyncDisposable> TakeTurnAsync(CancellationToken ct)
    {
        var owner = new NpgsqlConnection(Owner);
        await owner.OpenAsync(ct);
        await Run(owner, "select pg_advisory_lock(719027)", ct);
        return owner;
    }

    /// <summary>Gives the roles exactly what they need. Run after the migrations, since it speaks of their tables.</summary>
    public async Task GrantAsync(CancellationToken ct)
    {
        await using var owner = new NpgsqlConnection(Owner);
        await owner.OpenAsync(ct);
        await Run(owner, $"""
            grant usage on schema public to {Quote(AppRole)}, {Quote(RelayRole)};
            grant select, insert, update, delete on all tables in schema public to {Quote(AppRole)};
            grant usage on all sequences in schema public to {Quote(AppRole)};
            revoke all on "__EFMigrationsHistory" from {Quote(AppRole)};
            revoke all on outbox from {Quote(AppRole)};
            grant insert on outbox to {Quote(AppRole)};
            revoke all on audit from {Quote(AppRole)};
            grant select, insert on audit to {Quote(AppRole)};
            grant select, update, delete on outbox to {Quote(RelayRole)};
            grant select, delete on inbox to {Quote(RelayRole)};
            """, ct);
        // One transaction for each table: replicas at work lock the two in another order than one transaction here would.
        await Run(owner, $"""
            drop policy if exists relay on outbox;
            create policy relay on outbox to {Quote(RelayRole)} using (true);
            """, ct);
        await Run(owner, $"""
            drop policy if exists relay on inbox;
            create policy relay on inbox to {Quote(RelayRole)} using (true);
            """, ct);
    }

    private static string As(NpgsqlConnectionStringBuilder owner, string role, int pool) =>
        new NpgsqlConnectionStringBuilder(owner.ConnectionString)
        {
            Username = role,
            Password = Convert.ToHexStringLower(HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(owner.Password ?? ""), Encoding.UTF8.GetBytes("est:" + role))),
            Pooling = true,
            MaxPoolSize = pool,
            // A statement that comes again is planned once for its connection.
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;

    private static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql, string parameter, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = parameter } } };
        return await command.ExecuteScalarAsync(ct);
    }
}
