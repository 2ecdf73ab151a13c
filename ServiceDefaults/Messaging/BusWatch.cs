using MassTransit;
using RabbitMQ.Client;

namespace Est.ServiceDefaults.Messaging;

/// <summary>
/// Ends the process when the broker answers others and this process's bus still does not find back to it: whoever started
/// the service starts it again. Nothing is lost: what was not acknowledged is delivered again, the inbox takes it once, and
/// the outbox keeps its rows until the broker has confirmed them.
/// </summary>
/// <remarks>
/// Seen once after a kill under load, and not since. What it looked like (the endpoint says AlreadyClosedException while
/// publishes still wait for ExchangeDeclare) and the sources allow this reading: RabbitMQ.Client 7.1.2 tells of a lost
/// connection one listener after the other, and a channel's part waits until its deliveries have ended. When a channel
/// listened before MassTransit 8.4.0 did, and one of its deliveries publishes a fault over the connection that MassTransit
/// still holds to be good, which it tries a thousand times, delivery and news wait for each other. Stopping the bus would
/// wait for the same delivery. To be removed when MassTransit hears of a lost connection before its channels do.
/// </remarks>
internal sealed partial class BusWatch(
    IBusControl bus, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<BusWatch> log) : BackgroundService
{
    /// <summary>Longer than MassTransit's longest pause between two attempts to connect (30 s) and a start of the broker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var patience = configuration.GetValue("Est:Messaging:Patience", Patience);
        var broker = new ConnectionFactory
        {
            Uri = new Uri(configuration.GetConnectionString("messaging")!),
            ClientProvidedName = "bus watch",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = AnswerTime,
        };
        // What has never worked is not mended by another start: a wrong password, say, or a queue of another kind.
        var hasWorked = false;
        DateTimeOffset? lostSince = null;
        using var timer = new PeriodicTimer(patience / 12, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var health = bus.CheckHealth();
                if (health.Status == BusHealthStatus.Healthy)
                {
                    (hasWorked, lostSince) = (true, null);
                }
                else if (hasWorked)
                {
                    lostSince = await AnswersAsync(broker, stoppingToken) ? lostSince ?? clock.GetUtcNow() : null;
                    if (clock.GetUtcNow() - lostSince < patience || lostSince is null) continue;
                    Lost(log, patience.TotalSeconds, health.Description, health.Exception);
                    End();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private static async Task<bool> AnswersAsync(ConnectionFactory broker, CancellationToken ct)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(AnswerTime);
            await using var connection = await broker.CreateConnectionAsync(timeout.Token);
            return true;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private void End()
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
        // The bus may wait for a delivery that never ends; the process does not.
        _ = Task.Delay(StopTime, clock).ContinueWith(_ =>
        {
            if (!lifetime.ApplicationStopped.IsCancellationRequested) Environment.Exit(1);
        }, TaskScheduler.Default);
    }

    [LoggerMessage(LogLevel.Critical, "RabbitMQ answers, but the bus has been without it for {Seconds} s ({Health}): the process ends, to be started again")]
    private static partial void Lost(ILogger log, double seconds, string health, Exception? error);
}
