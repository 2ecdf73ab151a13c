using Est.AppHost.Local;

namespace Est.Cli.Instance;

/// <summary>The instance of EST_HOME, as its launcher last described it.</summary>
internal static class RunningInstance
{
    public static string Home { get; } = Path.GetFullPath(Environment.GetEnvironmentVariable("EST_HOME") is { Length: > 0 } home ? home : ".est");

    /// <summary>Null when nothing runs there.</summary>
    public static RunState? Find() => RunState.Read(Home) is { } state && IsLauncher(state.LauncherPid) ? state : null;

    public static RunState Require() => Find() ?? throw new CliFailure($"Est is not running on {Home}: start it with ./est up.");

    /// <summary>A number alone does not tell: the system gives it to another process later.</summary>
    public static bool IsLauncher(int pid)
    {
        try { return File.ReadAllText($"/proc/{pid}/cmdline").Contains("/AppHost.dll", StringComparison.Ordinal); }
        catch (IOException) { return false; }
    }
}
