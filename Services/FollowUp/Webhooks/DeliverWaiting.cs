using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// Delivers what waits for one webhook, oldest first, until there is no more or one fails. Failing holds up the webhook and nobody else: the next attempt is
/// put off for all that waits for it, so that a dead subscriber costs one attempt a time however much has gathered.
/// </summary>
public sealed class DeliverWaiting(ServiceDataSources sources, WebhookClient client, SecretProtection secrets, TimeProvider clock)
{
    /// <summary>How long a webhook is left to whoever claimed it. Whoever falls is followed by another after that.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private const int Most = 20;
    private const int Gone = 410;

    private sealed record Waiting(Uri Url, byte[] Secret, int Failures, Guid Id, Guid Message, string Body, DateTimeOffset QueuedAt);

    public async Task Handle(string municipality, Guid webhook, CancellationToken ct)
    {
        var (began, done, failures, isGone) = (clock.GetUtcNow(), new List<(Waiting Delivery, WebhookClient.Outcome Outcome, DateTimeOffset At)>(), 0, false);
        foreach (var delivery in await ReadAsync(municipality, webhook, ct))
        {
            if (clock.GetUtcNow() - began > Turn) break;
            var outcome = secrets.Unprotect(delivery.Secret) is { } secret
                ? await client.SendAsync(delivery.Url, secret, delivery.Message, delivery.Body, ct)
                : new WebhookClient.Outcome(null, "secret-lost");
            done.Add((delivery, outcome, clock.GetUtcNow()));
            if (outcome.Error is null) continue;
            (failures, isGone) = (delivery.Failures + 1, outcome.Status == Gone);
            break;
        }
        await WriteAsync(municipality, webhook, done, failures, isGone, ct);
    }

    private async Task<List<Waiting>> ReadAsync(string municipality, Guid webhook, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await connection.ReadAsync(
            row => new Waiting(new Uri(row.GetString(0)), row.GetFieldValue<byte[]>(1), row.GetInt32(2), row.GetGuid(3), row.GetGuid(4), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6)), ct,
            $"""
            select w.url, w.secret, w.failures, d.id, d.message, d.body, d.queued_at from webhooks w
            join webhook_deliveries d on d.municipality = w.municipality and d.webhook = w.id and d.state = 'waiting'
            where w.municipality = $1 and w.id = $2 and w.active order by d.number limit {Most}
            """, municipality, webhook);
    }

    private async Task WriteAsync(
        string municipality, Guid webhook, List<(Waiting Delivery, WebhookClient.Outcome Outcome, DateTimeOffset At)> done, int failures, bool isGone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (delivery, outcome, at) in done)
        {
            var isTaken = outcome.Error is null;
            var state = isTaken ? "delivered" : isGone || now - delivery.QueuedAt > BackOff.GivenUpAfter ? "failed" : "waiting";
            batch.Add("""
                update webhook_deliveries set state = $3, attempts = attempts + 1, attempted_at = $4, delivered_at = $5::timestamptz, answer = $6::int, error = $7::text
                where municipality = $1 and id = $2
                """, municipality, delivery.Id, state, at.UtcDateTime, isTaken ? at.UtcDateTime : null, outcome.Status, outcome.Error);
        }
        // What has waited too long behind a dead subscriber is given up with it.
        if (failures > 0)
            batch.Add("update webhook_deliveries set state = 'failed', error = 'too-late' where municipality = $1 and webhook = $2 and state = 'waiting' and queued_at < $3",
                municipality, webhook, (now - BackOff.GivenUpAfter).UtcDateTime);
        batch.Add("select from webhooks where municipality = $1 and id = $2 for no key update", municipality, webhook);
        var next = failures == 0 ? now : now + BackOff.After(failures, Random.Shared.NextDouble());
        batch.Add("""
            update webhooks set failures = $3, active = active and not $4, due_at = case when active and not $4 and exists (
                select from webhook_deliveries where municipality = $1 and webhook = $2 and state = 'waiting') then $5 end
            where municipality = $1 and id = $2
            """, municipality, webhook, failures, isGone, next.UtcDateTime);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
