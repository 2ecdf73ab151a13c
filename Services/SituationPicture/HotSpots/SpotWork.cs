using System.Threading.Channels;
using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.HotSpots;

/// <summary>
/// Finds hot spots in the background for weeks whose picture was asked for and whose places have changed: whoever asks does not wait, and
/// who looks at the picture is told when they are there. One week at a time, and after each a rest as long as the work was.
/// </summary>
public sealed partial class SpotWork(SpotStore spots, TimeProvider clock, ILogger<SpotWork> logger) : BackgroundService
{
    private static readonly TimeSpan LeastRest = TimeSpan.FromMilliseconds(200);
    private readonly Channel<(string Municipality, Week Week)> waiting = Channel.CreateUnbounded<(string, Week)>();
    private readonly HashSet<(string, Week)> known = [];

    public void Ask(string municipality, Week week)
    {
        lock (known)
        {
            if (known.Add((municipality, week))) waiting.Writer.TryWrite((municipality, week));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (municipality, week) in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            // From here on a change may be new: it is asked for again.
            lock (known) known.Remove((municipality, week));
            var began = clock.GetTimestamp();
            try
            {
                await spots.RefreshAsync(municipality, week, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(municipality, week.ToString(), error);
            }
            var took = clock.GetElapsedTime(began);
            await Task.Delay(took > LeastRest ? took : LeastRest, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hot spots of kommun {Municipality}, {Week}, could not be found. The former ones are shown; the next request tries again.")]
    private partial void Failed(string municipality, string week, Exception error);
}

public static class HotSpotRegistration
{
    public static void AddHotSpots(this IServiceCollection services) =>
        services.AddSingleton<SpotStore>().AddSingleton<SpotWork>().AddHostedService(provider => provider.GetRequiredService<SpotWork>());
}
