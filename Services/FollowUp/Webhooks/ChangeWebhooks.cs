using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Webhooks;

internal static class WebhookProblems
{
    public static ProblemHttpResult NotFound => Problems.NotFound("webhook");
}

/// <summary>An organisation lets its own system be told; takes that back; tries it; has a delivery sent again.</summary>
public static class ChangeWebhooks
{
    private const int LongestUrl = 500, MostOfAnOrganisation = 20;

    /// <param name="Events">Of <c>feedback.issued</c>, <c>intervention.changed</c>, <c>picture.agreed</c>, <c>areas.prioritized</c>.</param>
    public sealed record Request(string? Url, IReadOnlyList<string>? Events);

    /// <param name="Secret">To verify signatures with. Shown this once.</param>
    public sealed record Added(Guid Id, string Secret);

    public static async Task<Results<Created<Added>, ProblemHttpResult>> Add(
        string municipality, Request request, Passport passport, WebhookSettings settings, SecretProtection secrets, ServiceDataSources sources, TimeProvider clock,
        CancellationToken ct)
    {
        var errors = Check(request, settings);
        if (errors.Count > 0) return Problems.Invalid(errors);
        var (id, secret) = (Guid.CreateVersion7(), Signature.NewSecret());
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var added = await connection.RunAsync(ct,
            $"""
            insert into webhooks (municipality, id, organisation, url, events, secret, active, created_at, created_by) select $1, $2, $3, $4, $5, $6, true, $7, $8
            where (select count(*) from webhooks where municipality = $1 and organisation = $3) < {MostOfAnOrganisation}
            """, municipality, id, passport.Organisation, request.Url, request.Events!.Distinct().ToArray(), secrets.Protect(secret), clock.GetUtcNow().UtcDateTime, passport.Name);
        if (added == 0)
            return Problems.Of(StatusCodes.Status409Conflict, "too-many-webhooks", "Too many webhooks", $"An organisation has at most {MostOfAnOrganisation}. Remove one that is not used.");
        return TypedResults.Created($"/api/{municipality}/feedback/webhooks/{id}/deliveries", new Added(id, Signature.Written(secret)));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await connection.RunAsync(ct, "delete from webhooks where municipality = $1 and id = $2 and ($3 or organisation = $4)",
            municipality, id, ListWebhooks.SeesAll(passport), passport.Organisation) == 0
            ? WebhookProblems.NotFound
            : TypedResults.NoContent();
    }

    public static async Task<Results<Accepted, ProblemHttpResult>> Test(
        string municipality, Guid id, Passport passport, Mailer mailer, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (!await ListWebhooks.IsOwnAsync(connection, municipality, id, passport, ct)) return WebhookProblems.NotFound;
        var now = clock.GetUtcNow();
        await QueuedDeliveries.AddAsync(connection, municipality, Guid.CreateVersion7(), WebhookEvent.ForTest(municipality), now, mailer.LinkTo(""), now, id, ct);
        return TypedResults.Accepted($"/api/{municipality}/feedback/webhooks/{id}/deliveries");
    }

    public static async Task<Results<Accepted, ProblemHttpResult>> Replay(
        string municipality, Guid id, Guid delivery, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (!await ListWebhooks.IsOwnAsync(connection, municipality, id, passport, ct)) return WebhookProblems.NotFound;
        return await QueuedDeliveries.ReplayAsync(connection, municipality, id, delivery, clock.GetUtcNow(), ct)
            ? TypedResults.Accepted($"/api/{municipality}/feedback/webhooks/{id}/deliveries")
            : Problems.NotFound("delivery");
    }

    private static List<FieldError> Check(Request request, WebhookSettings settings)
    {
        var errors = new List<FieldError>();
        if (request.Url is not { Length: <= LongestUrl } || !Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.UserInfo.Length > 0
            || (url.Scheme != Uri.UriSchemeHttps && !(settings.AllowPrivate && url.Scheme == Uri.UriSchemeHttp)))
            errors.Add(new("url", "not-an-address", $"Write an https address of at most {LongestUrl} characters, without a user name in it."));
        // A name is looked up when it is called; a number can be judged at once.
        else if (!settings.AllowPrivate && System.Net.IPAddress.TryParse(url.DnsSafeHost, out var number) && !PublicAddress.Is(number))
            errors.Add(new("url", "not-public", "Est calls addresses of the open internet only."));
        if (request.Events is not { Count: > 0 } || request.Events.Any(name => !WebhookEvent.Names.Contains(name)))
            errors.Add(new("events", "unknown-event", $"Choose among {string.Join(", ", WebhookEvent.Names)}."));
        return errors;
    }
}
