using System.Collections.Concurrent;

namespace Est.AppHost.Local;

/// <summary>
/// Starts all child processes from the one thread that lives as long as the launcher. Linux sends a child its
/// "parent died" signal when the thread that started it ends, and threads of the pool come and go.
/// </summary>
internal sealed class Spawner
{
    private readonly BlockingCollection<Action> _starts = [];

    public Task<Child> StartAsync(Func<Child> start)
    {
        var started = new TaskCompletionSource<Child>(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try { started.SetResult(start()); }
            catch (Exception e) { started.SetException(e); }
        });
        return started.Task;
    }

    /// <summary>Serves the calling thread until the work is done.</summary>
    public void ServeUntil(Task work)
    {
        work.ContinueWith(_ => _starts.CompleteAdding(), TaskScheduler.Default);
        foreach (var start in _starts.GetConsumingEnumerable()) start();
    }
}
