using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Gateway.Administration;

/// <summary>A kommun keeps an administrator: nobody takes away the last, oneself included. Only the operator may.</summary>
internal static class LastAdministrator
{
    private const string Active = """
        select m.id from members m join organisations o on o.id = m.organisation_id
        where m.municipality = $1 and m.active and o.active and $2 = any(m.roles)
        """;

    /// <summary>
    /// Locks what makes somebody an administrator, so that two who take each other's role away at the same moment do it one after the other.
    /// </summary>
    /// <returns>How many administrators there are before the change. The connection is in a transaction.</returns>
    public static async Task<int> LockAsync(NpgsqlConnection connection, string municipality, CancellationToken ct)
    {
        await connection.RunAsync(ct, "select pg_advisory_xact_lock(719028, hashtext($1))", municipality);
        return (await connection.ReadAsync(row => row.GetGuid(0), ct, Active, municipality, Roles.Admin)).Count;
    }

    /// <summary>Null when the kommun has an administrator left, or had none; else the answer, and the transaction must not be committed.</summary>
    public static async Task<ProblemHttpResult?> RefusedAsync(
        NpgsqlConnection connection, string municipality, int before, Administrator administrator, CancellationToken ct)
    {
        if (before == 0 || administrator.IsOperator) return null;
        if ((await connection.ReadAsync(row => row.GetGuid(0), ct, Active, municipality, Roles.Admin)).Count > 0) return null;
        return Problems.Of(StatusCodes.Status409Conflict, "last-administrator", "The kommun would have no administrator",
            "Make somebody else an administrator first.");
    }
}
