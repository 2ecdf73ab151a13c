using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Est.AppHostTests.Instances;

/// <summary>An instance of the test's own, with its own EST_HOME and EST_PORT, driven by <c>./est</c>.</summary>
public sealed class OwnInstance : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int KillNow = 9;

    public OwnInstance()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public string Home { get; } = Directory.CreateTempSubdirectory("est-own").FullName;

    public int Port { get; }

    public Dictionary<string, string> Settings { get; } = [];

    public JsonNode State => JsonNode.Parse(File.ReadAllText(Path.Combine(Home, "run", "resources.json")))!;

    public int Launcher => (int)State["launcherPid"]!;

    public JsonNode Resource(string name) => State["resources"]!.AsArray().Single(resource => (string)resource!["name"]! == name)!;

    /// <summary>Lets it use the servers that the tests already have, with databases and a virtual host that are removed again.</summary>
    public async Task<IAsyncDisposable> UseExistingServersAsync()
    {
        var servers = new ExistingServers();
        foreach (var (name, connectionString) in await servers.CreateAsync()) Settings[$"ConnectionStrings__{name}"] = connectionString;
        return servers;
    }

    public async Task<(int ExitCode, string Output, string Error)> EstAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public Process Start(params string[] arguments)
    {
        // Whoever runs tests in the background has them ignore Ctrl-C, and every program they start; this one shall not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Path.Combine(RunningEst.Root, "est"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EST_HOME"] = Home;
        start.Environment["EST_PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Command lines of the processes that carry this instance's mark.</summary>
    public IReadOnlyList<string> Processes()
    {
        var mark = Encoding.UTF8.GetBytes($"EST_INSTANCE={(string)State["instance"]!}\0");
        var found = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                if (File.ReadAllBytes($"{folder}/environ").AsSpan().IndexOf(mark) >= 0)
                    found.Add(File.ReadAllText($"{folder}/cmdline").Replace('\0', ' '));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // gone meanwhile, or not ours
            }
        }
        return found;
    }

    public static void Send(int pid, int signal) => SendTo(pid, signal).ShouldBe(0);

    public async ValueTask DisposeAsync()
    {
        await EstAsync("down");
        Directory.Delete(Home, recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendTo(int pid, int signal);
}
