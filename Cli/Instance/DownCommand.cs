using System.CommandLine;
using Est.AppHost.Local;

namespace Est.Cli.Instance;

/// <summary>Stops the launcher, which stops everything; then ends whatever a killed launcher may have left.</summary>
internal static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static Command Create()
    {
        var command = new Command("down", "Stop everything.");
        command.SetAction((_, ct) => HandleAsync(ct));
        return command;
    }

    private static async Task<int> HandleAsync(CancellationToken ct)
    {
        if (RunState.Read(RunningInstance.Home) is not { } state)
        {
            Console.WriteLine($"Est has not run on {RunningInstance.Home}.");
            return 0;
        }
        var ran = RunningInstance.IsLauncher(state.LauncherPid) || Leftovers.Of(state.Instance).Count > 0;
        if (RunningInstance.IsLauncher(state.LauncherPid)) Signals.Send(state.LauncherPid, Signals.Terminate);
        for (var waited = TimeSpan.Zero; RunningInstance.IsLauncher(state.LauncherPid); waited += TimeSpan.FromMilliseconds(100))
        {
            if (waited > Patience) Signals.Send(state.LauncherPid, Signals.Kill);
            await Task.Delay(100, ct);
        }
        await Leftovers.EndAsync(state.Instance);
        Console.WriteLine(ran ? "Est has stopped." : "Est was not running.");
        return 0;
    }
}
