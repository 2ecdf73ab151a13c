using System.Diagnostics;

namespace Est.AppHost.Local;

/// <summary>Keeps one process running: waits for what it needs, starts it, sees it healthy, starts it again when it falls.</summary>
internal sealed class Supervisor(IServer server, IReadOnlyList<Task> needs, Spawner spawner, Board board, Output output, LogFile log, string instance)
{
    private const int MaxFailedStarts = 3;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Child? _child;

    public Task Healthy => _healthy.Task;

    private string Name => server.Row.Name;

    /// <summary>Ends only when told to, or with a <see cref="LaunchFailure"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(needs).WaitAsync(stopping);
            await KeepAliveAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (LaunchFailure) when (server.Row.IsOptional)
        {
            board.Change(Name, row => row with { State = "FailedToStart", IsHealthy = false, Pid = null });
            _healthy.TrySetResult(); // the others need not wait for it
        }
    }

    public async Task StopAsync()
    {
        if (_child is not { } child) return;
        board.Change(Name, row => row with { State = "Stopping", IsHealthy = false });
        await child.StopAsync(StopLimit);
        board.Change(Name, row => row with { State = "Finished", Pid = null });
    }

    private async Task KeepAliveAsync(CancellationToken stopping)
    {
        for (var failed = 0; ;)
        {
            stopping.ThrowIfCancellationRequested();
            board.Change(Name, row => row with { State = "Starting", IsHealthy = false });
            var start = await server.PrepareAsync(stopping);
            var child = _child = await spawner.StartAsync(() => new Child(start, instance, Receive));
            board.Change(Name, row => row with { Pid = child.Pid });

            var since = Stopwatch.StartNew();
            if (await BecomeHealthyAsync(child, since, stopping))
            {
                failed = 0;
                since.Restart();
                await WatchAsync(child, stopping);
            }
            board.Change(Name, row => row with { State = "Exited", IsHealthy = false, Pid = null, Restarts = row.Restarts + 1 });
            // A process that ran well for a while is started again at once, one that keeps falling ever more slowly.
            failed = since.Elapsed > LongestPause ? 1 : failed + 1;
            if (!Healthy.IsCompleted && failed == MaxFailedStarts)
                throw new LaunchFailure($"{Name} stopped {failed} times while starting (exit code {child.ExitCode}): {LastWords()}");
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failed - 1), LongestPause.TotalSeconds)), stopping);
        }
    }

    private async Task<bool> BecomeHealthyAsync(Child child, Stopwatch since, CancellationToken stopping)
    {
        string? problem = null;
        while (!child.HasExited)
        {
            if (since.Elapsed > StartLimit)
            {
                await child.StopAsync(StopLimit);
                throw new LaunchFailure($"{Name} did not become healthy in {StartLimit.TotalMinutes:0} minutes ({problem}): {LastWords()}");
            }
            problem = await server.ProbeAsync(stopping);
            if (problem is null)
            {
                await server.CompleteAsync(stopping);
                board.Change(Name, row => row with { State = "Running", IsHealthy = true });
                _healthy.TrySetResult();
                return true;
            }
            await Task.Delay(100, stopping);
        }
        await child.ExitAsync(stopping);
        return false;
    }

    private async Task WatchAsync(Child child, CancellationToken stopping)
    {
        var exit = child.ExitAsync(stopping);
        while (await Task.WhenAny(exit, Task.Delay(BetweenChecks, stopping)) != exit)
        {
            stopping.ThrowIfCancellationRequested();
            var problem = await server.ProbeAsync(stopping);
            board.Change(Name, row => row with { IsHealthy = problem is null });
        }
        await exit;
    }

    private void Receive(string line)
    {
        log.Write(line);
        output.Log(Name, line);
    }

    private string LastWords() =>
        log.LastWords is { } words ? $"\"{words}\". Its log is logs/{Name}.log (./est logs {Name})." : "it wrote nothing.";
}
