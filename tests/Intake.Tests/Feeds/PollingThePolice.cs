using System.Net;
using Est.Intake.Feeds.Polisen;
using Est.Intake.Feeds.Polisen.Live;
using Est.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Est.Intake.Tests.Feeds.PoliceEvents;

namespace Est.Intake.Tests.Feeds;

/// <summary>The police's live address is asked by their rules, whatever it answers.</summary>
public sealed class PollingThePolice(FeedFixture feed) : IClassFixture<FeedFixture>, IAsyncLifetime
{
    private LiveAddress live = null!;
    private readonly Clock clock = new();
    private readonly Heard log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => live = await LiveAddress.OpenAsync();

    public ValueTask DisposeAsync() => live.DisposeAsync();

    [Fact]
    public async Task Its_events_are_taken_in_and_each_call_says_who_calls()
    {
        var id = FeedFixture.NewId();
        live.Answer(Json(id), Json(FeedFixture.NewId(), "Örebro län"));
        using var poll = Poll();
        (await poll.CallAsync(Ct)).ShouldBe(new FeedCounts(2, 1, 0, 0, 1, 0, 0));
        (await feed.CountsInAsync(id)).ShouldBe(["1862"]);
        live.Calls.ShouldBe(["Est (prov; prov@example.com)"]);
    }

    [Fact]
    public async Task It_is_not_called_before_it_is_due_by_any_replica_or_after_any_restart()
    {
        live.Answer(Json(FeedFixture.NewId()));
        live.Answer(Json(FeedFixture.NewId()));
        using (var one = Poll())
        using (var other = Poll())
        {
            var calls = await Task.WhenAll(one.CallAsync(Ct), other.CallAsync(Ct), one.CallAsync(Ct), other.CallAsync(Ct));
            calls.Count(c => c is not null).ShouldBe(1);
        }
        clock.Now += TimeSpan.FromMinutes(4.9);
        using var restarted = Poll();
        (await restarted.CallAsync(Ct)).ShouldBeNull();
        clock.Now += TimeSpan.FromMinutes(0.2);
        (await restarted.CallAsync(Ct)).ShouldNotBeNull();
        live.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_police_take_back_to_its_former_words_follows()
    {
        var id = FeedFixture.NewId();
        foreach (var summary in new[] { "Först", "Sedan", "Först" }) live.Answer(Json(id, summary: summary));
        using var poll = Poll();
        for (var call = 0; call < 3; call++)
        {
            await poll.CallAsync(Ct);
            clock.Now += TimeSpan.FromMinutes(5);
        }
        (await feed.ReportAsync<string>(id, "revision || ' ' || description")).ShouldBe("3 Först");
    }

    [Fact]
    public async Task What_the_police_move_away_and_back_counts_where_it_was_again()
    {
        var id = FeedFixture.NewId();
        foreach (var place in new[] { "Eslöv", "Hörby", "Eslöv" }) live.Answer(Json(id, place));
        using var poll = Poll();
        foreach (var kommun in new[] { "1285", "1266", "1285" })
        {
            await poll.CallAsync(Ct);
            (await feed.CountsInAsync(id)).ShouldBe([kommun]);
            clock.Now += TimeSpan.FromMinutes(5);
        }
        (await feed.ToldAsync(id)).ShouldBe(["1285 1", "1266 1", "1285 2 retracted", "1285 3", "1266 2 retracted"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", "1200", 20)]
    [InlineData(HttpStatusCode.InternalServerError, "{}", null, 10)]
    [InlineData(HttpStatusCode.OK, "<html><body>Tillfälligt stängt</body></html>", null, 10)]
    [InlineData(HttpStatusCode.OK, "[{\"id\":5,\"datetime\":\"2026-11-20 22:05", null, 10)]
    [InlineData(HttpStatusCode.OK, "[]", null, 10)]
    [InlineData(HttpStatusCode.MovedPermanently, "", null, 10)]
    public async Task When_it_gives_no_events_it_is_asked_later_and_then_as_usual(HttpStatusCode status, string body, string? retryAfter, int minutes)
    {
        var unplaced = await feed.Database.ValueAsync<long>("select count(*) from unplaced_events");
        live.Answer(body, status, retryAfter);
        live.Answer(Json(FeedFixture.NewId()));
        using var poll = Poll();
        (await poll.CallAsync(Ct))!.Received.ShouldBe(0);
        log.Lines.Single().ShouldStartWith("Warning");
        clock.Now += TimeSpan.FromMinutes(minutes - 0.1);
        (await poll.CallAsync(Ct)).ShouldBeNull();
        clock.Now += TimeSpan.FromMinutes(0.2);
        (await poll.CallAsync(Ct))!.Accepted.ShouldBe(1);
        (await feed.Database.ValueAsync<long>("select count(*) from unplaced_events")).ShouldBe(unplaced, "what is no event is not kept as one");
    }

    [Fact]
    public async Task When_it_does_not_answer_in_time_it_is_asked_later()
    {
        live.NeverAnswer();
        using var poll = Poll(timeout: TimeSpan.FromMilliseconds(200));
        (await poll.CallAsync(Ct))!.Received.ShouldBe(0);
        log.Lines.Single().ShouldContain("calling again in 00:10:00");
    }

    [Fact]
    public async Task When_it_refuses_who_does_not_say_who_it_is_the_operator_is_told()
    {
        using var poll = Poll(userAgent: "curl/8");
        (await poll.CallAsync(Ct))!.Received.ShouldBe(0);
        log.Lines.Single().ShouldContain("403");
        clock.Now += TimeSpan.FromMinutes(59);
        (await poll.CallAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task When_it_is_gone_it_is_not_called_again()
    {
        live.Answer("", HttpStatusCode.NotFound);
        using var poll = Poll();
        await poll.CallAsync(Ct);
        clock.Now += TimeSpan.FromDays(1000);
        (await poll.CallAsync(Ct)).ShouldBeNull();
        log.Lines.Single().ShouldContain("404");
    }

    [Fact]
    public async Task When_more_was_published_than_it_shows_the_log_says_between_when()
    {
        string[] Full(int hour) => [.. Enumerable.Range(0, 500).Select(n => Json(FeedFixture.NewId(), published: $"2026-11-20 {hour}:{n / 60:00}:{n % 60:00} +01:00"))];
        live.Answer(Full(6));
        live.Answer([.. Full(6)[..1], .. Full(7)[1..]]);
        live.Answer(Full(9));
        using var poll = Poll();
        for (var call = 0; call < 3; call++)
        {
            await poll.CallAsync(Ct);
            clock.Now += TimeSpan.FromMinutes(5);
        }
        var missed = log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        missed.Count.ShouldBe(1, "the second answer overlaps with the first, the third does not with the second");
        missed[0].ShouldContain("2026-11-20 06:08:19Z");
        missed[0].ShouldContain("2026-11-20 08:00:00Z");
    }

    private PollPolice Poll(string userAgent = "Est (prov; prov@example.com)", TimeSpan? timeout = null) => new(
        new PollSettings { Poll = true, Address = live.Address, UserAgent = userAgent, Timeout = timeout ?? TimeSpan.FromSeconds(30) },
        feed.Intake.Service.Services.GetRequiredService<PoliceFeed>(), feed.Intake.Service.Services.GetRequiredService<ServiceDataSources>(), clock, log);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Heard : ILogger<PollPolice>
    {
        /// <summary>Warnings and worse.</summary>
        public List<string> Lines { get; } = [];

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) Lines.Add($"{logLevel}: {formatter(state, exception)}");
        }

        public bool IsEnabled(LogLevel logLevel) => true;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    }
}
