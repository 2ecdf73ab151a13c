using System.Threading.Channels;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Does the jobs that move facts, those of two kommuner at a time. At the start it takes up what an earlier run left; replicas that
/// take up the same job do its steps in turns, each under the kommun's lock.
/// </summary>
public sealed partial class AreaJobs(ServiceDataSources sources, AreaMaps areaMaps, TimeProvider clock, ILogger<AreaJobs> logger) : BackgroundService
{
    private const int AtOnce = 2, MostFailures = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();

    /// <summary>A job of the kommun is stored.</summary>
    public void Begin(string municipality) => waiting.Writer.TryWrite(municipality);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TakeUpAsync(stoppingToken);
        await Parallel.ForEachAsync(waiting.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (municipality, ct) => await RunAsync(municipality, ct));
    }

    /// <summary>Row-level security shows the jobs of one kommun at a time, so each is asked.</summary>
    private async Task TakeUpAsync(CancellationToken ct)
    {
        await TryAsync(async () =>
        {
            await using var connection = await sources.App.OpenConnectionAsync(ct);
            foreach (var kommun in Municipalities.All)
            {
                await connection.EnterAsync(kommun.Code, ct);
                await using var command = new NpgsqlCommand("select exists (select from area_jobs where municipality = $1 and state = 'running')", connection)
                {
                    Parameters = { new NpgsqlParameter { Value = kommun.Code } },
                };
                if (await command.ExecuteScalarAsync(ct) is true) Begin(kommun.Code);
            }
        }, "all", ct);
    }

    private async Task RunAsync(string municipality, CancellationToken ct)
    {
        var isDone = await TryAsync(async () =>
        {
            while (await StepAsync(municipality, ct)) { }
        }, municipality, ct);
        if (!isDone) await TryAsync(() => GiveUpAsync(municipality, ct), municipality, ct);
    }

    private async Task<bool> StepAsync(string municipality, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var isLeft = await MoveFacts.StepAsync(transaction, municipality, areaMaps, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return isLeft;
    }

    private async Task GiveUpAsync(string municipality, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = new NpgsqlCommand("update area_jobs set state = 'failed', ended_at = $2 where municipality = $1 and state = 'running'", connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = clock.GetUtcNow() } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Tries until it succeeds while the database is away, and a few times otherwise.</summary>
    private async Task<bool> TryAsync(Func<Task> work, string municipality, CancellationToken ct)
    {
        for (var failures = 0; ;)
        {
            try
            {
                await work();
                return true;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (error is not NpgsqlException { IsTransient: true } && ++failures == MostFailures)
                {
                    Failed(municipality, error);
                    return false;
                }
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Facts of kommun {Municipality} could not be moved to its new areas. They count where they did; put the areas again to try anew.")]
    private partial void Failed(string municipality, Exception error);
}
