using System.Runtime.InteropServices;

namespace Est.AppHost.Local;

/// <summary>Signals to processes, which .NET itself cannot send but for the last.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <param name="pid">A process; negative for the group that it leads.</param>
    public static void Send(int pid, int signal) => _ = SendTo(pid, signal); // it may be gone already, which is as well

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendTo(int pid, int signal);
}
