using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Est.AppHost.Local;

/// <summary>One run of the application: everything up in the order of its needs, and down again in the reverse.</summary>
internal static class LocalRun
{
    /// <returns>The exit code: 0 when it was asked to stop, 1 when it could not go on.</returns>
    public static int Run(IReadOnlyList<IResource> resources, IConfiguration configuration)
    {
        var spawner = new Spawner();
        var work = Task.Run(() => RunAsync(resources, configuration, spawner));
        spawner.ServeUntil(work);
        return work.GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(IReadOnlyList<IResource> resources, IConfiguration configuration, Spawner spawner)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = OnSignal(PosixSignal.SIGINT, stop);
        using var terminated = OnSignal(PosixSignal.SIGTERM, stop);
        using var hungUp = OnSignal(PosixSignal.SIGHUP, stop);

        Board? board = null;
        try
        {
            var home = Home.Of(configuration);
            using var held = home.Lock();
            if (RunState.Read(home.Root) is { } former) await Leftovers.EndAsync(former.Instance);

            var output = new Output(Console.Out, withLogs: configuration["EST_CONSOLE"] != "states", withColour: !Console.IsOutputRedirected);
            var instance = Guid.NewGuid().ToString("N");
            board = new Board(home, instance, output);
            var plan = Plan.For(resources, home, new Ports(home), configuration);
            board.Fill(plan.ExistingServers.Concat(plan.Steps.Select(step => step.Server.Row)));

            var supervisors = new Dictionary<Plan.Step, Supervisor>();
            foreach (var step in plan.Steps)
                supervisors[step] = new Supervisor(
                    step.Server, [.. step.Needs.Select(need => supervisors[need].Healthy)], spawner, board, output, new LogFile(home, step.Server.Row.Name), instance);
            await KeepAsync(plan, supervisors, board, output, stop);
            return 0;
        }
        catch (LaunchFailure failure)
        {
            board?.Fail(failure.Message);
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"{e}\nThe launcher itself failed: {e.Message}");
            return 1;
        }
    }

    private static async Task KeepAsync(
        Plan plan, Dictionary<Plan.Step, Supervisor> supervisors, Board board, Output output, CancellationTokenSource stop)
    {
        List<Task> running = [.. supervisors.Values.Select(supervisor => supervisor.RunAsync(stop.Token)), .. plan.LoadBalancers.Select(balancer => balancer.RunAsync(stop.Token))];
        var allHealthy = Task.WhenAll(supervisors.Values.Select(supervisor => supervisor.Healthy));
        _ = allHealthy.ContinueWith(_ => output.Ready(board.Rows), stop.Token, TaskContinuationOptions.None, TaskScheduler.Default);

        var stopped = Task.Delay(Timeout.Infinite, stop.Token);
        var all = Task.WhenAll(running);
        while (!stopped.IsCompleted && !running.Any(task => task.IsFaulted))
            await Task.WhenAny(running.Where(task => !task.IsCompleted).Append(stopped));

        await stop.CancelAsync();
        output.Say("Stopping.");
        await Task.WhenAny(all);
        foreach (var level in supervisors.GroupBy(pair => pair.Key.Height).OrderByDescending(level => level.Key))
            await Task.WhenAll(level.Select(pair => pair.Value.StopAsync()));
        await all; // throws what went wrong
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            // A second signal ends the launcher at once; its children are then told to stop by the system.
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
}
