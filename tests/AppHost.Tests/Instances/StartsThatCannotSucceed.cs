using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Est.AppHostTests.Instances;

/// <summary>Each says in one sentence what is wrong and what to do, and leaves nothing behind.</summary>
public sealed class StartsThatCannotSucceed : IAsyncLifetime
{
    private readonly OwnInstance _instance = new();
    private IAsyncDisposable _servers = null!;

    public async ValueTask InitializeAsync() => _servers = await _instance.UseExistingServersAsync();

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var taker = new TcpListener(IPAddress.Loopback, _instance.Port);
        taker.Start();
        var (exitCode, _, error) = await _instance.EstAsync("up", "--detach");
        exitCode.ShouldBe(1);
        error.Trim().ShouldBe(string.Create(
            CultureInfo.InvariantCulture,
            $"Port {_instance.Port} is taken by another program: stop that program, or choose another port, e.g. EST_PORT={_instance.Port + 1} ./est up."));
        _instance.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_dies_is_named_with_its_last_words()
    {
        _instance.Settings["Kestrel__Endpoints__Wrong__Url"] = "no address";
        var (exitCode, _, error) = await _instance.EstAsync("up", "--detach");
        exitCode.ShouldBe(1);
        error.Trim().ShouldMatch(@"^(intake|picture|prioritization|followup) stopped 3 times while starting \(exit code \d+\): "".+""\. Its log is logs/\w+\.log \(\./est logs \w+\)\.$");
        _instance.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_tool_is_named()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_instance.Home, "tools")).FullName;
        foreach (var tool in (string[])["bash", "dirname", "readlink", "dotnet", "grep", "git"])
            File.CreateSymbolicLink(Path.Combine(tools, tool), Find(tool));
        _instance.Settings["PATH"] = tools;
        var (exitCode, _, error) = await _instance.EstAsync("up");
        _instance.Settings.Remove("PATH");
        exitCode.ShouldBe(1);
        error.ShouldBe("Node.js is missing: install version 20 or later (https://nodejs.org) and run this again.\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        await _servers.DisposeAsync();
    }

    private static string Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
