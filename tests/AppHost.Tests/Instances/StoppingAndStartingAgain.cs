using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Est.AppHostTests.Instances;

/// <summary>One story, told once: up, data written, down, up in front, data read, Ctrl-C.</summary>
public sealed class RestartStory : IAsyncLifetime
{
    private readonly OwnInstance _instance = new();

    public (int ExitCode, string Output, string Error) Up { get; private set; }

    public JsonNode Status { get; private set; } = null!;

    public IReadOnlyList<int> HealthOfBoth { get; private set; } = [];

    public string UserOfPostgres { get; private set; } = "";

    public IReadOnlyList<string> LeftAfterDown { get; private set; } = [];

    public string Front { get; private set; } = "";

    public string? Read { get; private set; }

    public IReadOnlyList<string> LeftAfterInterrupt { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Up = await _instance.EstAsync("up", "--detach");
        if (Up.ExitCode != 0) return;
        Status = JsonNode.Parse((await _instance.EstAsync("status", "--json")).Output)!;
        using var client = new HttpClient();
        HealthOfBoth = [await HealthAsync(client, $"http://localhost:{_instance.Port}"), await HealthAsync(client, TestServers.Gateway.ToString())];
        UserOfPostgres = File.ReadLines($"/proc/{_instance.Resource("postgres")["pid"]}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        await OnPostgresAsync("create table kept (word text); insert into kept values ('kvar')");
        await _instance.EstAsync("down");
        LeftAfterDown = _instance.Processes();

        using var front = _instance.Start("up");
        while (await front.StandardOutput.ReadLineAsync() is { } line)
        {
            Front += line + "\n";
            if (line.StartsWith("Logs follow", StringComparison.Ordinal)) break;
        }
        Read = await OnPostgresAsync("select word from kept");
        await _instance.EstAsync("logs", "intake");
        OwnInstance.Send(front.Id, OwnInstance.Interrupt);
        Front += await front.StandardOutput.ReadToEndAsync();
        await front.WaitForExitAsync();
        LeftAfterInterrupt = _instance.Processes();
    }

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    private static async Task<int> HealthAsync(HttpClient client, string gateway)
    {
        using var answer = await client.GetAsync(new Uri(new Uri(gateway), "/health"));
        return (int)answer.StatusCode;
    }

    private async Task<string?> OnPostgresAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{_instance.Resource("postgres")["connectionString"]};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

public sealed class StoppingAndStartingAgain(RestartStory story) : IClassFixture<RestartStory>
{
    private static readonly string[] Resources = ["messaging", "postgres", "intake", "picture", "prioritization", "followup", "gateway"];

    [Fact]
    public void Detached_it_returns_when_all_is_healthy()
    {
        story.Up.ExitCode.ShouldBe(0, story.Up.Error);
        ((bool)story.Status["healthy"]!).ShouldBeTrue();
        foreach (var name in Resources) story.Up.Output.Split('\n').ShouldContain(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains("Healthy", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_beside_another_instance() => story.HealthOfBoth.ShouldBe([200, 200]);

    [Fact]
    public void PostgreSQL_does_not_run_as_root() => story.UserOfPostgres.ShouldNotBe("0");

    [Fact]
    public void Nothing_is_left_running_after_down() => story.LeftAfterDown.ShouldBeEmpty();

    [Fact]
    public void Its_data_are_there_at_the_next_start() => story.Read.ShouldBe("kvar");

    [Fact]
    public void In_front_it_shows_the_resources()
    {
        foreach (var name in Resources) story.Front.Split('\n').ShouldContain(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains("  Healthy  ", StringComparison.Ordinal));
    }

    [Fact]
    public void Ctrl_C_stops_everything() => story.LeftAfterInterrupt.ShouldBeEmpty();
}
