namespace Est.AppHostTests.Instances;

public sealed class Falling : IAsyncLifetime
{
    private readonly OwnInstance _instance = new();
    private IAsyncDisposable _servers = null!;

    public async ValueTask InitializeAsync()
    {
        _servers = await _instance.UseExistingServersAsync();
        var (exitCode, _, error) = await _instance.EstAsync("up", "--detach");
        exitCode.ShouldBe(0, error);
    }

    [Fact]
    public async Task A_process_that_falls_is_started_again_and_a_killed_launcher_leaves_nothing_after_down()
    {
        var fallen = (int)_instance.Resource("followup")["pid"]!;
        OwnInstance.Send(fallen, OwnInstance.KillNow);
        await Eventually.SeesAsync("followup runs again",
            () => Task.FromResult(_instance.Resource("followup").ToJsonString()),
            _ => (int?)_instance.Resource("followup")["pid"] is { } pid && pid != fallen && (bool)_instance.Resource("followup")["isHealthy"]!,
            TimeSpan.FromMinutes(1));

        OwnInstance.Send(_instance.Launcher, OwnInstance.KillNow);
        (await _instance.EstAsync("down")).ExitCode.ShouldBe(0);
        _instance.Processes().ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        await _servers.DisposeAsync();
    }
}
