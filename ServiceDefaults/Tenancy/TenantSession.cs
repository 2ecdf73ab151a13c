using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Est.ServiceDefaults.Tenancy;

/// <summary>Tells PostgreSQL which kommun a connection works for; row-level security shows it no other rows.</summary>
public static class TenantSession
{
    private const string Set = "select set_config('est.municipality', $1, false)";

    /// <summary>Opens a connection for one kommun. The pool forgets the setting when the connection is returned.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(this NpgsqlDataSource source, string municipality, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await connection.EnterAsync(municipality, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static async Task EnterAsync(this NpgsqlConnection connection, string municipality, CancellationToken ct)
    {
        await using var command = Command(connection, municipality);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string municipality) =>
        new(Set, connection) { Parameters = { new NpgsqlParameter { Value = municipality } } };

    /// <summary>Does the same for every connection that EF Core opens.</summary>
    internal sealed class Interceptor(Tenant tenant) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (tenant.Municipality is not { } municipality) return;
            using var command = Command((NpgsqlConnection)connection, municipality);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (tenant.Municipality is { } municipality)
                await ((NpgsqlConnection)connection).EnterAsync(municipality, cancellationToken);
        }
    }
}
