using System.Globalization;
using System.Text;

namespace Est.AppHost.Local;

/// <summary>
/// Finds processes of an instance whose launcher is gone. Each child inherits a mark that only its launcher's
/// children have, so that nothing but our own is ever ended.
/// </summary>
internal static class Leftovers
{
    public const string Mark = "EST_INSTANCE";

    public static IReadOnlyList<int> Of(string instance)
    {
        var wanted = Encoding.UTF8.GetBytes($"{Mark}={instance}\0");
        return
        [
            .. from folder in Directory.EnumerateDirectories("/proc")
               let name = Path.GetFileName(folder)
               where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
               let pid = int.Parse(name, CultureInfo.InvariantCulture)
               where pid != Environment.ProcessId && HasMark(pid, wanted)
               select pid,
        ];
    }

    /// <summary>Asks them to stop, then insists. SIGINT is PostgreSQL's fast stop, and stops the others too.</summary>
    public static async Task EndAsync(string instance)
    {
        foreach (var pid in Of(instance)) Signals.Send(pid, Signals.Terminate);
        for (var waited = 0; waited < 100 && Of(instance).Count > 0; waited++)
        {
            await Task.Delay(100);
            if (waited == 10)
                foreach (var pid in Of(instance)) Signals.Send(pid, Signals.Interrupt);
        }
        foreach (var pid in Of(instance)) Signals.Send(pid, Signals.Kill);
    }

    private static bool HasMark(int pid, byte[] wanted)
    {
        try { return File.ReadAllBytes($"/proc/{pid}/environ").AsSpan().IndexOf(wanted) >= 0; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return false; } // gone meanwhile, or not ours
    }
}
