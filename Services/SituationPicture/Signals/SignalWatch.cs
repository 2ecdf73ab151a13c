using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Npgsql;
using OpenTelemetry;

namespace Est.SituationPicture.Signals;

/// <summary>
/// Looks for signals some seconds after counts have changed, so that a flood of reports is looked at once and counting waits for nobody.
/// What was left over by a stop or a lost notification is found when it starts, and every ten minutes.
/// </summary>
internal sealed partial class SignalWatch(ServiceDataSources sources, TimeProvider clock, ILogger<SignalWatch> log) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(3), Sweep = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> due = [];
    private DateTimeOffset nextSweep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                CouldNotLook(log, error);
                nextSweep = default;
                await Task.Delay(Gathering, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => due.TryAdd(told.Payload, clock.GetUtcNow() + Gathering);
        await using (var listen = new NpgsqlCommand($"listen {StaleSignals.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (now >= nextSweep)
            {
                foreach (var municipality in Municipalities.All) due.TryAdd(municipality.Code, now);
                nextSweep = now + Sweep;
            }
            foreach (var municipality in due.Where(d => d.Value <= now).Select(d => d.Key).ToList())
            {
                // Forgotten first: a change that comes while this one is looked at is a new one.
                due.Remove(municipality);
                await RefreshSignals.Handle(sources, municipality, now, ct);
            }
            var next = due.Count == 0 ? nextSweep : due.Values.Min();
            var wait = next - clock.GetUtcNow();
            if (wait > TimeSpan.Zero) await connection.WaitAsync(wait, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not look for signals; trying again in some seconds")]
    private static partial void CouldNotLook(ILogger log, Exception error);
}
