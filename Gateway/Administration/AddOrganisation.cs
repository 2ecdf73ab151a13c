using Est.Contracts;
using Est.Gateway.Keys;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Adds an organisation (aktör) to a kommun and tells the services.</summary>
public static class AddOrganisation
{
    /// <param name="Kind">kommun, polis, fastighetsbolag, raddningstjanst, bevakningsforetag, forening or ovrig.</param>
    public sealed record Request(string? Municipality, string? Name, string? Kind);

    public sealed record Answer(Guid Id);

    internal static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        Request request, Administrator administrator, ServiceDataSources sources, Tenant tenant, KeyCache known, TimeProvider clock, CancellationToken ct)
    {
        var fields = new Fields();
        var municipality = fields.Municipality(request.Municipality, known.Knows);
        var (name, kind) = (fields.Name("name", request.Name), fields.One("kind", request.Kind, Organisations.Kinds));
        if (fields.Errors.Count > 0) return Problems.Invalid(fields.Errors);
        if (administrator.RefusedFor(municipality) is { } refused) return refused;

        tenant.Enter(municipality);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        if (await connection.RunAsync(ct, """
            insert into organisations (id, municipality, name, kind, created_at) values ($2, $1, $3, $4, $5)
            on conflict (municipality, kind, lower(name)) do nothing
            """, municipality, id, name, kind, now) == 0)
            return AlreadyThere();
        await transaction.PublishAsync([OutboxRow.Of(new OrganisationChanged(municipality, now, id, name, kind, Active: true, Revision: 1))], ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new Answer(id));
    }

    internal static ProblemHttpResult AlreadyThere() => Problems.Of(StatusCodes.Status409Conflict, "already-there", "The kommun has that organisation",
        "Two organisations of the same kind cannot have the same name.");
}
