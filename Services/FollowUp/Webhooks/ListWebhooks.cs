using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Webhooks;

/// <summary>The webhooks of the caller's organisation, or of all for those who lead the work; and what became of each delivery.</summary>
public static class ListWebhooks
{
    private const int Most = 200, Usual = 50;

    public sealed record Answer(IReadOnlyList<Webhook> Webhooks);

    /// <param name="Active">False when the subscriber answered 410 Gone; nothing is sent then.</param>
    /// <param name="Waiting">Deliveries that are not through yet.</param>
    public sealed record Webhook(
        Guid Id, string Organisation, string Url, IReadOnlyList<string> Events, bool Active, DateTimeOffset CreatedAt, LastDelivery? LastDelivery, int Waiting);

    /// <param name="Status">Of the HTTP answer; null when there was none.</param>
    public sealed record LastDelivery(DateTimeOffset At, int? Status, bool Ok);

    public sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, string? Next);

    /// <param name="Status"><c>waiting</c>, <c>delivered</c> or <c>failed</c>.</param>
    /// <param name="Error"><c>status-500</c>, <c>timeout</c>, <c>no-answer</c>, <c>refused-address</c>, <c>too-late</c>, <c>secret-lost</c>; null when it was taken.</param>
    public sealed record Delivery(
        Guid Id, string Event, DateTimeOffset CreatedAt, int Attempts, string Status, DateTimeOffset? DeliveredAt, DateTimeOffset? NextAttemptAt, string? Error);

    public static async Task<Ok<Answer>> Handle(string municipality, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var webhooks = await connection.ReadAsync(
            row => new Webhook(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<string[]>(3), row.GetBoolean(4), row.GetFieldValue<DateTimeOffset>(5),
                row.Instant(6) is { } at ? new LastDelivery(at, row.IsDBNull(7) ? null : row.GetInt32(7), row.GetBoolean(8)) : null, row.GetInt32(9)), ct,
            """
            select w.id, w.organisation, w.url, w.events, w.active, w.created_at, last.attempted_at, last.answer, last.error is null,
                (select count(*)::int from webhook_deliveries d where d.municipality = $1 and d.webhook = w.id and d.state = 'waiting')
            from webhooks w left join lateral (
                select attempted_at, answer, error from webhook_deliveries d
                where d.municipality = $1 and d.webhook = w.id and attempted_at is not null order by attempted_at desc limit 1) last on true
            where w.municipality = $1 and ($2 or w.organisation = $3) order by w.created_at, w.id
            """, municipality, SeesAll(passport), passport.Organisation);
        return TypedResults.Ok(new Answer(webhooks));
    }

    /// <param name="after">The <c>next</c> of the page before.</param>
    public static async Task<Results<Ok<DeliveryPage>, ProblemHttpResult>> Deliveries(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, CancellationToken ct, long? after = null, int? limit = null)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (!await IsOwnAsync(connection, municipality, id, passport, ct)) return WebhookProblems.NotFound;
        var most = Math.Clamp(limit ?? Usual, 1, Most);
        var rows = await connection.ReadAsync(
            row => (Number: row.GetInt64(0), Delivery: new Delivery(row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetInt32(4), row.GetString(5),
                row.Instant(6), row.Instant(7), row.Text(8))), ct,
            """
            select d.number, d.id, d.event, d.created_at, d.attempts, d.state, d.delivered_at, case when d.state = 'waiting' then w.due_at end,
                case when d.error = 'status' then 'status-' || d.answer else d.error end
            from webhook_deliveries d join webhooks w on w.municipality = d.municipality and w.id = d.webhook
            where d.municipality = $1 and d.webhook = $2 and d.number < $3 order by d.number desc limit $4
            """, municipality, id, after ?? long.MaxValue, most + 1);
        var page = rows.Take(most).ToList();
        return TypedResults.Ok(new DeliveryPage([.. page.Select(row => row.Delivery)],
            rows.Count > most ? page[^1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    internal static bool SeesAll(Passport passport) => passport.HasRole(Roles.Coordinator, Roles.Admin);

    internal static async Task<bool> IsOwnAsync(Npgsql.NpgsqlConnection connection, string municipality, Guid id, Passport passport, CancellationToken ct) =>
        (await connection.ReadAsync(row => true, ct, "select from webhooks where municipality = $1 and id = $2 and ($3 or organisation = $4)",
            municipality, id, SeesAll(passport), passport.Organisation)).Count > 0;
}
