using System.Diagnostics;

namespace Est.AppHost.Local;

/// <summary>Runs a short-lived tool to its end.</summary>
internal static class Command
{
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string file, IEnumerable<string> arguments, CancellationToken ct, IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) info.Environment[name] = value;
        using var process = Process.Start(info) ?? throw new LaunchFailure($"{file} cannot be started.");
        using var killed = ct.Register(() => process.Kill(entireProcessTree: true));
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        return (process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>The command, as another user where one is given.</summary>
    public static Task<(int ExitCode, string Output)> RunAsAsync(string? user, string file, IEnumerable<string> arguments, CancellationToken ct) =>
        user is null
            ? RunAsync(file, arguments, ct)
            : RunAsync("setpriv", ["--reuid", user, "--regid", user, "--init-groups", "--", file, .. arguments], ct);
}
