using System.Diagnostics;
using Est.Contracts;
using Est.ServiceDefaults.Telemetry;

namespace Est.SituationPicture.Facts;

/// <summary>A message of reports with its id, which the inbox knows it by.</summary>
public sealed record ReportsMessage(Guid Id, ReportsRecorded Reports);

/// <summary>
/// Lets the messages of a kommun share transactions: while one is written, and for a moment after, the next messages gather
/// and are then counted together. Ten messages touch hardly more weekly cells than one and are announced as one, so a flood
/// costs a tenth in three services; a lone message waits for nobody.
/// </summary>
public sealed class SharedCount(CountReports count) : IDisposable
{
    private const int MostReports = 20 * ReportsRecorded.MaxReports;
    private const int MostTransactions = 4;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, Queue<Waiting>> queues = [];
    private readonly SemaphoreSlim transactions = new(MostTransactions);

    /// <summary>Returns when the message is counted and that is durable.</summary>
    public Task CountAsync(ReportsMessage message)
    {
        var municipality = message.Reports.Municipality;
        var waiting = new Waiting(message, message.Reports.Reports.Count, Activity.Current?.Context ?? default, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (queues)
        {
            if (queues.TryGetValue(municipality, out var queue))
            {
                queue.Enqueue(waiting);
                return waiting.Counted.Task;
            }
            queues.Add(municipality, new Queue<Waiting>([waiting]));
        }
        _ = Task.Run(() => EmptyAsync(municipality));
        return waiting.Counted.Task;
    }

    public void Dispose() => transactions.Dispose();

    private async Task EmptyAsync(string municipality)
    {
        // What is done for many messages belongs to none of their traces but by name.
        Activity.Current = null;
        while (true)
        {
            // A turn for each transaction: a flood from a few kommuner does not keep the others waiting.
            await transactions.WaitAsync();
            try
            {
                if (Next(municipality) is not { } sharing) return;
                await CountAsync(municipality, sharing);
            }
            finally
            {
                transactions.Release();
            }
            await Task.Delay(Gathering);
        }
    }

    /// <summary>Null when no message waits: then the kommun's queue is gone, and the next message begins a new one.</summary>
    private List<Waiting>? Next(string municipality)
    {
        lock (queues)
        {
            var queue = queues[municipality];
            if (queue.Count == 0)
            {
                queues.Remove(municipality);
                return null;
            }
            var (sharing, reports) = (new List<Waiting>(), 0);
            while (queue.TryPeek(out var next) && (sharing.Count == 0 || reports + next.Reports <= MostReports))
            {
                sharing.Add(queue.Dequeue());
                reports += next.Reports;
            }
            return sharing;
        }
    }

    private async Task CountAsync(string municipality, List<Waiting> sharing)
    {
        using var activity = EstTelemetry.Source.StartActivity(
            "count reports", ActivityKind.Internal, sharing[0].Trace, links: sharing.Skip(1).Select(waiting => new ActivityLink(waiting.Trace)));
        try
        {
            await count.Handle(municipality, [.. sharing.Select(waiting => waiting.Message)], CancellationToken.None);
            foreach (var waiting in sharing) waiting.Counted.SetResult();
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            // A message that cannot be counted must not take its neighbours with it.
            if (sharing.Count > 1)
                foreach (var waiting in sharing) await CountAsync(municipality, [waiting]);
            else
                sharing[0].Counted.SetException(error);
        }
    }

    private sealed record Waiting(ReportsMessage Message, int Reports, ActivityContext Trace, TaskCompletionSource Counted);
}
