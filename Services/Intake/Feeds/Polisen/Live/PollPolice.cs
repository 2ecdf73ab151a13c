using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Est.ServiceDefaults.Storage;

namespace Est.Intake.Feeds.Polisen.Live;

/// <summary>
/// Asks the police for their 500 latest events every few minutes, by their rules for it: says who it is, keeps the pace, steps back
/// when told to. Off unless <c>Est:Polisen:Poll</c> is true.
/// </summary>
public sealed partial class PollPolice : BackgroundService
{
    /// <summary>How many events the address shows.</summary>
    private const int Window = 500;
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    private readonly PollSettings settings;
    private readonly PoliceFeed feed;
    private readonly PollTurns turns;
    private readonly TimeProvider clock;
    private readonly ILogger<PollPolice> log;
    private readonly HttpClient http;

    public PollPolice(PollSettings settings, PoliceFeed feed, ServiceDataSources sources, TimeProvider clock, ILogger<PollPolice> log)
    {
        settings.Check();
        (this.settings, this.feed, turns, this.clock, this.log) = (settings, feed, new PollTurns(sources), clock, log);
        // A redirect would be a second call at once.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = settings.Timeout,
            MaxResponseContentBufferSize = MostBytes,
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = LongestSleep;
            try
            {
                await CallAsync(stoppingToken);
                wait = await turns.NextAsync(settings.Address, stoppingToken) - clock.GetUtcNow();
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                CouldNotStore(log, error);
            }
            var sleep = wait < ShortestSleep ? ShortestSleep : wait > LongestSleep ? LongestSleep : wait;
            await Task.Delay(sleep, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Calls the address once if a call is due and the turn is ours. Null when it is not.</summary>
    /// <returns>What became of the events; zeros when none could be read.</returns>
    public async Task<FeedCounts?> CallAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await turns.TakeAsync(settings.Address, now, now + settings.Every, ct) is not { } turn) return null;

        var counts = FeedCounts.Of(new Dictionary<FeedOutcome, int>());
        var (status, retryAfter, body) = await AskAsync(ct);
        var seenUntil = turn.SeenUntil;
        if (status == HttpStatusCode.OK)
        {
            var published = await PublishedAsync(body, ct);
            if (published.Count == 0) status = null;
            else
            {
                counts = await TakeAsync(body, ct);
                if (published.Count >= Window && published.Min() > seenUntil) MayHaveMissed(log, seenUntil.Value.UtcDateTime, published.Min().UtcDateTime);
                seenUntil = published.Max() > (seenUntil ?? DateTimeOffset.MinValue) ? published.Max() : seenUntil;
            }
        }

        var failures = status == HttpStatusCode.OK ? 0 : turn.Failures + 1;
        var wait = PollPace.Wait(status, retryAfter, failures, settings.Every, now);
        if (wait is null) Gone(log, settings.Address);
        else if (status == HttpStatusCode.Forbidden) Refused(log, settings.Address, wait.Value);
        else if (failures > 0) Failed(log, settings.Address, (int?)status, failures, wait.Value);
        await turns.EndAsync(settings.Address, failures, seenUntil, now + wait, ct);
        return counts;
    }

    private async Task<(HttpStatusCode? Status, RetryConditionHeaderValue? RetryAfter, byte[] Body)> AskAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(settings.Address, ct);
            return (answer.StatusCode, answer.Headers.RetryAfter, await answer.Content.ReadAsByteArrayAsync(ct));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return (null, null, []);
        }
    }

    private async Task<FeedCounts> TakeAsync(byte[] body, CancellationToken ct)
    {
        var counts = await feed.TakeAsync(Reader(body), live: true, ct);
        Taken(log, counts.Received, counts.Accepted, counts.Revised);
        return counts;
    }

    /// <summary>When the events of the answer were published; none when it is something else, such as a page that says sorry, or breaks.</summary>
    private async Task<List<DateTimeOffset>> PublishedAsync(byte[] body, CancellationToken ct)
    {
        var published = new List<DateTimeOffset>();
        try
        {
            await foreach (var text in EventReader.ReadAsync(Reader(body), ct))
                if (PoliceEvent.TryRead(text.Json, clock.GetUtcNow(), out var read, out _)) published.Add(read.Published);
            return published;
        }
        catch (BrokenFeedException)
        {
            return [];
        }
    }

    private static PipeReader Reader(byte[] body) => PipeReader.Create(new ReadOnlySequence<byte>(body));

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Information, "The police's live address gave {Received} events: {Accepted} new, {Revised} revised")]
    private static partial void Taken(ILogger log, int received, int accepted, int revised);

    [LoggerMessage(LogLevel.Warning, "The police publish more than their live address shows: events published between {From:u} and {To:u} may be missing. Import an archive of that time, or poll more often (Est:Polisen:Every)")]
    private static partial void MayHaveMissed(ILogger log, DateTime from, DateTime to);

    [LoggerMessage(LogLevel.Warning, "{Address} did not give events (status {Status}), {Failures} time(s) in a row; calling again in {Wait}")]
    private static partial void Failed(ILogger log, Uri address, int? status, int failures, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "{Address} refuses us (403): does Est:Polisen:UserAgent say who calls? Calling again in {Wait}")]
    private static partial void Refused(ILogger log, Uri address, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "{Address} is gone (404), which by the police's rules is for good: it will not be called again. Set Est:Polisen:Address to the new one")]
    private static partial void Gone(ILogger log, Uri address);

    [LoggerMessage(LogLevel.Error, "The police's events could not be stored; calling again when it is due")]
    private static partial void CouldNotStore(ILogger log, Exception error);
}
