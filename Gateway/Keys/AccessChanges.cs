using Est.Gateway.Passports;
using Est.Gateway.Proxy;
using Est.Gateway.Sessions;
using Est.Gateway.Tokens;
using Est.ServiceDefaults.Storage;
using Npgsql;
using OpenTelemetry;

namespace Est.Gateway.Keys;

/// <summary>
/// Keeps what the gateway remembers in step with the database on every replica: at once by NOTIFY, and by a slow poll in
/// case a notification was lost. A revoked key is refused everywhere within a second.
/// </summary>
internal sealed partial class AccessChanges(
    ServiceDataSources sources, KeyCache keys, SessionStore sessions, BearerTokens tokens, SigningKeys signingKeys, OpenAnswers open, TimeProvider clock, ILogger<AccessChanges> log)
    : BackgroundService
{
    private static readonly TimeSpan SlowPoll = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nobody is let in, or turned away, before the keys are known.
        await signingKeys.EnsureAsync(cancellationToken);
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

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
                LostTouch(log, error);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand("listen est_access", connection)) await listen.ExecuteNonQueryAsync(ct);
        var somethingChanged = true;
        while (true)
        {
            if (somethingChanged)
            {
                sessions.Forget();
                tokens.Forget();
            }
            await keys.RefreshAsync(ct);
            await open.CutAsync(ct);
            await signingKeys.EnsureAsync(ct);
            await KeyUse.WriteAsync(keys, sources, ct);
            somethingChanged = await connection.WaitAsync(SlowPoll, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Keys and sessions could not be read anew; those already known stay valid. Trying again in a second")]
    private static partial void LostTouch(ILogger log, Exception error);
}
