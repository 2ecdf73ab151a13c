using System.Collections.Concurrent;
using System.Diagnostics;
using Est.Contracts;
using Est.FollowUp.Storage;
using Est.FollowUp.Webhooks;
using Est.ServiceDefaults.Storage;
using Est.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Est.Benchmarks;

/// <summary>
/// From an event to 1,000 subscribers' machines, with one of them dead: it takes the connection and never answers, and more waits for it. The baseline is the same with all
/// alive, in turns with it. FollowUp runs in this process with a database of its own; so do the subscribers, on the same cores.
/// </summary>
internal static class WebhooksBenchmark
{
    private const string Municipality = "1862";
    private const int Count = 1_000, Rounds = 5, Backlog = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Guid Dead = Guid.CreateVersion7();

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync("webhooks_bench");
        await using var broker = await TestBroker.CreateAsync("webhooks-bench");
        await using var office = await PassportOffice.OpenAsync();
        await using var service = new TestService<FollowUpDb>("followup-db", database, broker, office, new Dictionary<string, string> { ["Est:Webhooks:AllowPrivate"] = "true" },
            host => host.UseContentRoot(AppContext.BaseDirectory));
        service.CreateClient().Dispose();
        var taken = new ConcurrentDictionary<string, long>();
        await using var subscribers = await SubscribersAsync(taken);
        await SubscribeAsync(database, service.Services.GetRequiredService<SecretProtection>(), subscribers.Urls.Single());

        var (alive, withDead) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await database.ExecuteAsync($"update webhooks set active = false, due_at = null where id = '{Dead}'");
            var all = await RoundAsync(service.Services, taken);
            await database.ExecuteAsync($"update webhooks set active = true, failures = 0, due_at = now() where id = '{Dead}'");
            var one = await RoundAsync(service.Services, taken);
            if (round == 0) continue;     // the first warms up
            alive.AddRange(all);
            withDead.AddRange(one);
        }
        var (p99, baseline) = (Table.Percentile(withDead, 0.99), Table.Percentile(alive, 0.99));
        Table.Row($"From an event to {Count} webhooks, one more is dead with {Backlog} waiting, p99 (median, last)", Spread(withDead), $"{Spread(alive)} all alive", "under 1.5 × all alive", p99 < 1.5 * baseline);
    }

    private static string Spread(List<double> times) =>
        $"{Table.Number(Math.Round(Table.Percentile(times, 0.99)), " ms")} ({Table.Number(Math.Round(Table.Median(times)), " ms")}, {Table.Number(Math.Round(times.Max()), " ms")})";

    /// <returns>Milliseconds from the event until each of the living had it.</returns>
    private static async Task<IEnumerable<double>> RoundAsync(IServiceProvider services, ConcurrentDictionary<string, long> taken)
    {
        taken.Clear();
        var start = Stopwatch.GetTimestamp();
        await services.DeliverAsync<AnnounceToWebhooks<AreasPrioritized>, AreasPrioritized>(
            new AreasPrioritized(Municipality, DateTimeOffset.UtcNow, "2027-Q1", 1, new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31), [new PrioritizedArea("bruket", "Bruket", 1, 0.7, null)]));
        await Eventually.SeesAsync("every living subscriber has it", () => Task.FromResult(taken.Count), count => count == Count, Patience);
        return taken.Values.Select(at => Stopwatch.GetElapsedTime(start, at).TotalMilliseconds);
    }

    private static async Task<WebApplication> SubscribersAsync(ConcurrentDictionary<string, long> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            if (context.Request.Path == "/dead") await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else taken.TryAdd(context.Request.Path, Stopwatch.GetTimestamp());
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await app.StartAsync();
        return app;
    }

    private static async Task SubscribeAsync(TestDatabase database, SecretProtection secrets, string address)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync(default,
            """
            insert into webhooks (municipality, id, organisation, url, events, secret, active, created_at, created_by)
            select $1, case when n = 0 then $5 else gen_random_uuid() end, 'Aktör ' || n, $2 || case when n = 0 then '/dead' else '/' || n end,
                array['areas.prioritized'], $3, true, now(), 'bench' from generate_series(0, $4) n
            """, Municipality, address, secrets.Protect(Signature.NewSecret()), Count, Dead);
        await connection.RunAsync(default,
            """
            insert into webhook_deliveries (municipality, id, webhook, message, event, body, created_at, queued_at, state)
            select $1, gen_random_uuid(), $2, gen_random_uuid(), 'areas.prioritized', '{}', now(), now(), 'waiting' from generate_series(1, $3)
            """, Municipality, Dead, Backlog);
    }
}
