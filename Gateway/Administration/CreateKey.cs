using Est.Gateway.Keys;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Administration;

/// <summary>Makes an integration key for an organisation. The answer is the only place where the key can ever be read.</summary>
public static class CreateKey
{
    /// <param name="Municipality">Four-digit code, or <c>all</c> for feeds that are routed to any kommun.</param>
    /// <param name="Organisation">Name; the same name and kind in a kommun is the same organisation.</param>
    /// <param name="Kind">kommun, polis, fastighetsbolag, raddningstjanst, bevakningsforetag, forening or ovrig.</param>
    /// <param name="Source">What sends the reports, e.g. <c>felanmalan</c>.</param>
    /// <param name="Roles">With neither roles nor scopes, the key may report (rapportor).</param>
    public sealed record Request(
        string? Municipality, string? Organisation, string? Kind, string? Source,
        IReadOnlyList<string>? Roles, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);

    public sealed record Answer(Guid Id, string Key);

    internal static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        Request request, Administrator administrator, GatewayDb db, Tenant tenant, KeyCache keys, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (NewKey.Check(request, keys.Knows, now, out var key) is { Count: > 0 } errors) return Problems.Invalid(errors);
        if (administrator.RefusedFor(key.Municipality) is { } refused) return refused;

        tenant.Enter(key.Municipality);
        var secret = KeySecret.New();
        KeySecret.TryPrefix(secret, out var prefix);
        var row = new KeyRow
        {
            Id = Guid.CreateVersion7(),
            Municipality = key.Municipality,
            Source = key.Source,
            Roles = key.Roles,
            Scopes = key.Scopes,
            Prefix = prefix.ToString(),
            SecretHash = KeySecret.Hash(secret),
            CreatedAt = now,
            ExpiresAt = key.ExpiresAt,
            OrganisationId = Guid.Empty,
        };
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            row.OrganisationId = await Organisations.EnsureAsync(db, key.Municipality, key.Organisation, key.Kind, now, ct);
            if (!await db.Organisations.AnyAsync(organisation => organisation.Id == row.OrganisationId && organisation.Active, ct)) return NotActive();
            db.IntegrationKeys.Add(row);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await keys.RefreshAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new Answer(row.Id, secret));
    }

    private static ProblemHttpResult NotActive() => Problems.Of(StatusCodes.Status409Conflict, "not-active", "The organisation is out of use",
        "Take it into use again before it is given a key.");
}
