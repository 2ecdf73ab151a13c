using Est.Contracts;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Gateway.Administration;

/// <summary>
/// Renames an organisation, or takes it out of use: then its keys and its members are shut out at once, and stand ready should it come back.
/// The services are told.
/// </summary>
public static class EditOrganisation
{
    public sealed record Request(string? Name, string? Kind, bool? Active);

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Request request, Administrator administrator, ServiceDataSources sources, Tenant tenant, KeyCache keys, SessionStore sessions,
        TimeProvider clock, CancellationToken ct)
    {
        var owners = await AllMunicipalities.ReadAsync(sources, "select municipality from organisations where id = $1", row => row.GetString(0), ct, id);
        if (owners is not [var municipality] || !administrator.MayAdminister(municipality)) return Problems.NotFound("organisation");
        var fields = new Fields();
        var (name, kind) = (fields.Name("name", request.Name), fields.One("kind", request.Kind, Organisations.Kinds));
        if (fields.Errors.Count > 0) return Problems.Invalid(fields.Errors);

        tenant.Enter(municipality);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var administrators = await LastAdministrator.LockAsync(connection, municipality, ct);
        List<(bool Active, int Revision)> changed;
        try
        {
            changed = await connection.ReadAsync(row => (row.GetBoolean(0), row.GetInt32(1)), ct, """
                update organisations set name = $3, kind = $4, active = coalesce($5::boolean, active), revision = revision + 1
                where municipality = $1 and id = $2 and (name, kind, active) is distinct from ($3, $4, coalesce($5::boolean, active))
                returning active, revision
                """, municipality, id, name, kind, request.Active);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AddOrganisation.AlreadyThere();
        }
        if (changed is not [var (active, revision)]) return TypedResults.NoContent();
        if (await LastAdministrator.RefusedAsync(connection, municipality, administrators, administrator, ct) is { } refused) return refused;
        // An organisation that feeds all kommuner is in none of them: there is nobody to tell.
        if (municipality != Passport.AllMunicipalities)
            await transaction.PublishAsync([OutboxRow.Of(new OrganisationChanged(municipality, clock.GetUtcNow(), id, name, kind, active, revision))], ct);
        await transaction.CommitAsync(ct);
        await keys.RefreshAsync(ct);
        sessions.Forget();
        return TypedResults.NoContent();
    }
}
