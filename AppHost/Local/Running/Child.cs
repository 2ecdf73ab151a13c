using System.Diagnostics;

namespace Est.AppHost.Local;

/// <summary>How to start a process.</summary>
/// <param name="Environment">Added to what the launcher's own environment passes on.</param>
/// <param name="User">The system user to run as; null for our own.</param>
/// <param name="StopSignal">What asks it to stop in good order.</param>
internal sealed record ChildStart(
    string File,
    IReadOnlyList<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string> Environment,
    string? User = null,
    int StopSignal = Signals.Terminate);

/// <summary>A process that the launcher started, and all of its group.</summary>
internal sealed class Child
{
    private readonly Process _process;
    private readonly int _stopSignal;
    private readonly Task _output;

    /// <summary>Call on the <see cref="Spawner"/>'s thread.</summary>
    public Child(ChildStart start, string instance, Action<string> onLine)
    {
        _stopSignal = start.StopSignal;
        var info = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = start.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A session of its own, so that Ctrl-C reaches only the launcher, which then stops things in order;
        // and a signal to stop if the launcher dies without having been able to.
        foreach (var argument in (string[])["setpriv", "--pdeathsig", start.StopSignal == Signals.Interrupt ? "INT" : "TERM"]) info.ArgumentList.Add(argument);
        if (start.User is { } user)
            foreach (var argument in (string[])["--reuid", user, "--regid", user, "--init-groups"]) info.ArgumentList.Add(argument);
        info.ArgumentList.Add("--");
        info.ArgumentList.Add(start.File);
        foreach (var argument in start.Arguments) info.ArgumentList.Add(argument);

        // Secrets are handed on by the model only, to whom it names.
        foreach (var name in info.Environment.Keys.Where(IsSecret).ToList()) info.Environment.Remove(name);
        foreach (var (name, value) in start.Environment) info.Environment[name] = value;
        info.Environment[Leftovers.Mark] = instance;

        _process = Process.Start(info) ?? throw new LaunchFailure($"{start.File} cannot be started.");
        _process.StandardInput.Close();
        _output = Task.WhenAll(Pump(_process.StandardOutput, onLine), Pump(_process.StandardError, onLine));
    }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public async Task ExitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1), ct)); // a grandchild may hold the pipe open
    }

    /// <summary>Asks it to stop, waits, and kills what is left of its group.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!HasExited)
        {
            Signals.Send(Pid, _stopSignal);
            using var limit = new CancellationTokenSource(patience);
            try { await ExitAsync(limit.Token); }
            catch (OperationCanceledException) { }
        }
        Signals.Send(-Pid, Signals.Kill);
    }

    private static bool IsSecret(string name) =>
        name.Equals("Est__OperatorKey", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Est__SignIn__ClientSecret", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase);

    private static async Task Pump(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line) onLine(line);
    }
}
