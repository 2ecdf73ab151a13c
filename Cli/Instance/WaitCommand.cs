using System.CommandLine;
using Est.AppHost.Local;

namespace Est.Cli.Instance;

/// <summary>Waits until all is healthy; fails with the launcher's own words when it gives up. Used by <c>./est up</c>.</summary>
internal static class WaitCommand
{
    public static Command Create()
    {
        var launcher = new Option<int>("--launcher") { Description = "The launcher's process id.", Required = true };
        var log = new Option<FileInfo>("--log") { Description = "What the launcher writes." };
        var quiet = new Option<bool>("--quiet") { Description = "Without the table at the end." };
        var command = new Command("wait", "Wait until everything is healthy.") { launcher, log, quiet };
        command.Hidden = true;
        command.SetAction((parsed, ct) => HandleAsync(parsed.GetRequiredValue(launcher), parsed.GetValue(log), parsed.GetValue(quiet), ct));
        return command;
    }

    private static async Task<int> HandleAsync(int launcher, FileInfo? log, bool quiet, CancellationToken ct)
    {
        while (true)
        {
            if (RunState.Read(RunningInstance.Home) is { } state && state.LauncherPid == launcher && state.AllHealthy)
            {
                if (!quiet) Table.Write(Console.Out, state.Resources);
                return 0;
            }
            if (!IsAlive(launcher)) throw new CliFailure(LastWords(log) ?? "Est stopped while starting.");
            await Task.Delay(100, ct);
        }
    }

    /// <summary>A process that has ended and that nobody has asked about yet still has its folder, but no command line.</summary>
    private static bool IsAlive(int pid)
    {
        try { return File.ReadAllText($"/proc/{pid}/cmdline").Length > 0; }
        catch (IOException) { return false; }
    }

    private static string? LastWords(FileInfo? log) =>
        log is { Exists: true } ? File.ReadLines(log.FullName).LastOrDefault(line => line.Trim().Length > 0) : null;
}
