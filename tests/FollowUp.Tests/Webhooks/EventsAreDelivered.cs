using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Est.FollowUp.Tests.Webhooks;

/// <summary>From an event on the broker to a subscriber's machine: signed, at least once with a stable id, again when it failed, and never held up by another.</summary>
public sealed class EventsAreDelivered(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();

    private InterventionChanged Changed => new(
        kommun, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), Guid.NewGuid(), 3, "ongoing", "belysning", [kommun], "Skolan", new DateOnly(2026, 11, 1), null, null, null, null, null);

    [Fact]
    public async Task A_subscriber_gets_a_signed_cloud_event_once_however_often_the_message_comes()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        var (id, secret) = await SubscribeAsync(subscribers.Address + "/a");
        var (changed, message) = (Changed, Guid.NewGuid());
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.Services.DeliverAsync<AnnounceToWebhooks<InterventionChanged>, InterventionChanged>(changed, message)));
        await app.Services.DeliverAsync<AnnounceToWebhooks<InterventionChanged>, InterventionChanged>(changed, message);
        var log = await SeesAsync(id, deliveries => deliveries.Count == 1 && deliveries[0]!["status"]!.GetValue<string>() == "delivered");
        var got = subscribers.At("/a").ShouldHaveSingleItem();
        got.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        Signature.IsValid(Convert.FromBase64String(secret[Signature.SecretPrefix.Length..]), got.Id, got.Timestamp, got.Body, got.Signature, DateTimeOffset.UtcNow).ShouldBeTrue();
        var body = JsonNode.Parse(got.Body)!;
        (got.Id, body["id"]!.GetValue<string>(), body["type"]!.GetValue<string>(), body["data"]!["state"]!.GetValue<string>())
            .ShouldBe((message.ToString(), message.ToString(), "est.intervention.changed", "ongoing"));
        (log[0]!["attempts"]!.GetValue<int>(), log[0]!["error"]).ShouldBe((1, null));
    }

    [Fact]
    public async Task The_event_comes_by_a_queue_of_the_webhooks_own()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        await SubscribeAsync(subscribers.Address + "/a");
        await app.PublishAsync(Changed);
        await Eventually.SeesAsync("the subscriber has it", () => Task.FromResult(subscribers.At("/a").Count), count => count == 1);
    }

    [Fact]
    public async Task What_failed_is_tried_again_with_the_same_id_and_what_waits_behind_it_comes_after_it()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        subscribers.Status["/a"] = 500;
        var (id, _) = await SubscribeAsync(subscribers.Address + "/a");
        await AnnounceAsync();
        var failed = await SeesAsync(id, deliveries => deliveries is [{ } one] && one["attempts"]!.GetValue<int>() == 1);
        (failed[0]!["status"]!.GetValue<string>(), failed[0]!["error"]!.GetValue<string>()).ShouldBe(("waiting", "status-500"));
        failed[0]!["nextAttemptAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        await AnnounceAsync();
        subscribers.Status["/a"] = 200;
        await app.Database.ExecuteAsync($"update webhooks set due_at = now() where id = '{id}'");
        await SeesAsync(id, deliveries => deliveries.Count == 2 && deliveries.All(d => d!["status"]!.GetValue<string>() == "delivered"));
        var got = subscribers.At("/a").Select(r => r.Id).ToList();
        got.Count.ShouldBe(3);
        (got[0] == got[1], got[1] == got[2]).ShouldBe((true, false));
    }

    [Fact]
    public async Task One_that_never_answers_delays_nobody()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        subscribers.Status["/dead"] = 0;
        var (dead, _) = await SubscribeAsync(subscribers.Address + "/dead");
        await SubscribeAsync(subscribers.Address + "/a");
        await AnnounceAsync();
        await Eventually.SeesAsync("both were called", () => Task.FromResult((subscribers.At("/a").Count, subscribers.At("/dead").Count)), seen => seen == (1, 1));
        (await DeliveriesAsync(dead))[0]!["attempts"]!.GetValue<int>().ShouldBe(0, "its first attempt is still waiting for an answer");
    }

    [Fact]
    public async Task What_a_subscriber_lost_can_be_sent_again()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        var (id, _) = await SubscribeAsync(subscribers.Address + "/a");
        (await app.AskAsync(kommun, "POST", $"feedback/webhooks/{id}/test")).Status.ShouldBe(HttpStatusCode.Accepted);
        var delivery = (await SeesAsync(id, deliveries => deliveries is [{ } one] && one["status"]!.GetValue<string>() == "delivered"))[0]!["id"];
        (await app.AskAsync(kommun, "POST", $"feedback/webhooks/{id}/deliveries/{delivery}/replay")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.SeesAsync("it came twice", () => Task.FromResult(subscribers.At("/a").Count), count => count == 2);
        subscribers.At("/a").Select(r => (r.Id, r.Body)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_is_gone_for_good_is_left_alone()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        subscribers.Status["/a"] = 410;
        var (id, _) = await SubscribeAsync(subscribers.Address + "/a");
        await AnnounceAsync();
        await SeesAsync(id, deliveries => deliveries is [{ } one] && one["status"]!.GetValue<string>() == "failed");
        (await app.SendAsync(kommun, "GET", "feedback/webhooks"))!["webhooks"]![0]!["active"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Two_replicas_share_the_work_and_none_sends_what_the_other_sent()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        for (var i = 0; i < 20; i++) await SubscribeAsync($"{subscribers.Address}/{i}", $"Aktör {i}");
        var type = app.Services.GetServices<IHostedService>().Single(service => service.GetType().Name == "WebhookDispatcher").GetType();
        using var second = (BackgroundService)ActivatorUtilities.CreateInstance(app.Services, type);
        await second.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 5; i++) await AnnounceAsync();
        await Eventually.SeesAsync("nothing waits", () => app.Database.ValueAsync<long>("select count(*) from webhook_deliveries where municipality = $1 and state = 'waiting'", kommun), count => count == 0);
        await second.StopAsync(TestContext.Current.CancellationToken);
        subscribers.All.GroupBy(r => (r.Path, r.Id)).ShouldAllBe(same => same.Count() == 1);
        subscribers.All.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_letter_is_announced_to_its_own_organisation_alone()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        await SubscribeAsync(subscribers.Address + "/skolan", "Skolan", "feedback.issued");
        await SubscribeAsync(subscribers.Address + "/polisen", "Polisen", "feedback.issued", "intervention.changed");
        await app.Services.DeliverAsync<AnnounceToWebhooks<FeedbackIssued>, FeedbackIssued>(
            new FeedbackIssued(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), "Skolan", "2026-W47", "/x"));
        await AnnounceAsync();
        await Eventually.SeesAsync("each has one", () => Task.FromResult((subscribers.At("/skolan").Count, subscribers.At("/polisen").Count)), seen => seen == (1, 1));
        JsonNode.Parse(subscribers.At("/polisen")[0].Body)!["type"]!.GetValue<string>().ShouldBe("est.intervention.changed");
    }

    [Fact]
    public async Task Another_organisations_webhook_is_not_found()
    {
        var (id, _) = await SubscribeAsync("https://example.com/hook", "Skolan");
        (await app.AskAsync(kommun, "DELETE", $"feedback/webhooks/{id}", role: "insatsansvarig", organisation: "Polisen")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.AskAsync(kommun, "GET", $"feedback/webhooks/{id}/deliveries", role: "insatsansvarig", organisation: "Polisen")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.SendAsync(kommun, "GET", "feedback/webhooks", role: "insatsansvarig", organisation: "Polisen"))!["webhooks"]!.AsArray().ShouldBeEmpty();
        (await app.AskAsync(kommun, "DELETE", $"feedback/webhooks/{id}", role: "insatsansvarig", organisation: "Skolan")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_secret_stands_in_the_database_encrypted()
    {
        var (id, secret) = await SubscribeAsync("https://example.com/hook");
        var kept = (await app.Database.ValueAsync<byte[]>("select secret from webhooks where id = $1", Guid.Parse(id)))!;
        Convert.ToHexString(kept).ShouldNotContain(Convert.ToHexString(Convert.FromBase64String(secret[Signature.SecretPrefix.Length..])));
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("example.com")]
    [InlineData(null)]
    public async Task An_address_that_cannot_be_called_is_refused(string? url)
    {
        var (status, problem) = await app.AskAsync(kommun, "POST", "feedback/webhooks", new { url, events = new[] { "report.written" } });
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem!["errors"]!.AsArray().Select(e => e!["field"]!.GetValue<string>()).ShouldBe(["url", "events"]);
    }

    [Fact]
    public async Task A_private_address_is_refused_when_it_is_called_and_a_redirect_is_not_followed()
    {
        await using var subscribers = await Subscribers.OpenAsync();
        subscribers.Status["/moved"] = 307;
        var port = new Uri(subscribers.Address).Port;
        using var closed = new WebhookClient(new WebhookSettings(AllowPrivate: false), TimeProvider.System);
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]" })
            (await closed.SendAsync(new Uri($"http://{host}:{port}/a"), [1], Guid.NewGuid(), "{}", TestContext.Current.CancellationToken))
                .ShouldBe(new WebhookClient.Outcome(null, "refused-address"));
        subscribers.All.ShouldBeEmpty();
        using var open = new WebhookClient(new WebhookSettings(AllowPrivate: true), TimeProvider.System);
        (await open.SendAsync(new Uri(subscribers.Address + "/moved"), [1], Guid.NewGuid(), "{}", TestContext.Current.CancellationToken)).ShouldBe(new WebhookClient.Outcome(307, "status"));
        subscribers.All.Select(r => r.Path).ShouldBe(["/moved"]);
    }

    private Task AnnounceAsync() => app.Services.DeliverAsync<AnnounceToWebhooks<InterventionChanged>, InterventionChanged>(Changed);

    private async Task<(string Id, string Secret)> SubscribeAsync(string url, string organisation = "Degerforsbyggen", params string[] events)
    {
        var added = (await app.SendAsync(kommun, "POST", "feedback/webhooks", new { url, events = events.Length > 0 ? events : ["intervention.changed"] }, organisation: organisation))!;
        return (added["id"]!.GetValue<string>(), added["secret"]!.GetValue<string>());
    }

    private async Task<JsonArray> DeliveriesAsync(string webhook) =>
        (await app.SendAsync(kommun, "GET", $"feedback/webhooks/{webhook}/deliveries"))!["deliveries"]!.AsArray();

    private Task<JsonArray> SeesAsync(string webhook, Func<JsonArray, bool> right) => Eventually.SeesAsync("the log says so", () => DeliveriesAsync(webhook), right);
}
