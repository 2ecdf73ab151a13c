using System.Text.Json;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.SignalR;
using Npgsql;
using OpenTelemetry;

namespace Est.SituationPicture.Live;

/// <summary>
/// Listens to PostgreSQL for what was changed, by whichever replica, and tells those who look at that week. When the connection was
/// lost, everybody is told to fetch all again: what was missed is not known.
/// </summary>
public sealed partial class LiveRelay(ServiceDataSources sources, IHubContext<LiveHub> hub, ILogger<LiveRelay> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var missed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var quiet = SuppressInstrumentationScope.Begin();
                await using var connection = await sources.App.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, notification) => Tell(notification.Payload);
                await using (var listen = new NpgsqlCommand($"listen {LiveChanges.Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
                if (missed) await hub.Clients.All.SendAsync(LiveHub.Changed, new { what = "picture", area = (string?)null, revision = 0 }, stoppingToken);
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                missed = true;
                Lost(log, error);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(string payload)
    {
        var change = JsonSerializer.Deserialize<LiveChange>(payload, JsonSerializerOptions.Web)!;
        _ = hub.Clients.Group(LiveHub.GroupOf(change.Municipality, change.Week))
            .SendAsync(LiveHub.Changed, new { change.What, change.Area, change.Revision });
    }

    [LoggerMessage(LogLevel.Warning, "Could not listen for changes to pictures; trying again in a second")]
    private static partial void Lost(ILogger log, Exception error);
}
