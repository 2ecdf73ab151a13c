using System.Diagnostics;
using System.Threading.Channels;
using Est.Intake.Reports;
using Est.ServiceDefaults.Telemetry;

namespace Est.Intake.Writing;

/// <summary>
/// Lets reports that are sent one by one share commits: while one transaction is being written the next reports gather,
/// and are then written together. Each caller is answered when its own report is durable.
/// </summary>
public sealed class SharedCommit(ReportWriter writer) : BackgroundService
{
    private const int MostShared = 500;
    private const int MostWaiting = 4096;
    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Returns when the report is durable. A caller that gives up does not take its report back.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The report is not stored, as far as is known.</exception>
    public async Task<WriteResult> WriteAsync(Report report, CancellationToken ct)
    {
        var waiting = new Waiting(report, Activity.Current?.Context ?? default, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await channel.Writer.WriteAsync(waiting, ct);
        return await waiting.Written.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => channel.Writer.Complete());
        Waiting? next = null;
        while (next is not null || await channel.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new ReportBatch();
            var sharing = new List<Waiting>();
            while (sharing.Count < MostShared && (next is not null || channel.Reader.TryRead(out next)))
            {
                // The same report twice at once: the second waits for the transaction after this.
                if (!batch.TryAdd(next.Report)) break;
                sharing.Add(next);
                next = null;
            }
            if (sharing.Count > 0) await WriteAsync(batch, sharing);
        }
    }

    private async Task WriteAsync(ReportBatch batch, List<Waiting> sharing)
    {
        // One transaction for many requests: it hangs in the first one's trace, and the others' are linked.
        using var activity = EstTelemetry.Source.StartActivity(
            "write reports", ActivityKind.Internal, sharing[0].Trace, links: sharing.Skip(1).Select(waiting => new ActivityLink(waiting.Trace)));
        activity?.SetTag("est.reports", sharing.Count);
        try
        {
            var results = await writer.WriteAsync(batch, CancellationToken.None);
            for (var i = 0; i < sharing.Count; i++) sharing[i].Written.SetResult(results[i]);
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            foreach (var waiting in sharing) waiting.Written.SetException(error);
        }
    }

    private sealed record Waiting(Report Report, ActivityContext Trace, TaskCompletionSource<WriteResult> Written);
}
