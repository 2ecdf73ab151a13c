using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Est.SystemTests;

/// <summary>Killed processes and lost brokers: what was acknowledged is there, once.</summary>
public sealed class FailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_that_come_while_RabbitMQ_is_down_are_accepted_and_counted_when_it_is_back()
    {
        const string kommun = "1980";
        using var reporter = await RunningEst.ClientAsync(kommun);
        using var analyst = await RunningEst.ClientAsync(kommun, "analytiker");
        // Its turn comes after all that waits in the picture's queue: what is tested is the broker's absence, not a backlog.
        (await reporter.PostAsJsonAsync($"/api/{kommun}/reports", RunningEst.Report(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var before = await Eventually.SeesAsync("the first report is counted", () => TotalAsync(analyst, kommun), total => total > 0, TimeSpan.FromMinutes(2));

        Kill("messaging");
        for (var i = 0; i < 20; i++)
        {
            using var answer = await reporter.PostAsJsonAsync($"/api/{kommun}/reports", RunningEst.Report(), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await Eventually.SeesAsync("the twenty reports are counted",
            () => TotalAsync(analyst, kommun),
            total => total == before + 20, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task What_Intake_acknowledged_before_it_was_killed_is_there_once()
    {
        const string kommun = "1981";
        const int all = 60_000;
        var (_, key) = await RunningEst.CreateKeyAsync(kommun);
        using var reporter = RunningEst.ClientWith(key);
        using var coordinator = await RunningEst.ClientAsync(kommun, "samordnare");
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, all).Select(i => RunningEst.Report($"dod-{i}").ToJsonString() + "\n")));

        var (acknowledged, complete) = await StreamClient.SendAsync(RunningEst.Gateway, kommun, key, body, Ct, seen =>
        {
            if (seen == all / 4) Kill("intake");
        });
        complete.ShouldBeFalse("the kill came too late to prove anything");

        await Eventually.SeesAsync("Intake is back",
            async () => (await reporter.GetAsync(new Uri($"/api/{kommun}/categories", UriKind.Relative), Ct)).StatusCode,
            status => status == HttpStatusCode.OK, TimeSpan.FromMinutes(1));

        // Whoever sends all again loses nothing and doubles nothing.
        var (again, _) = await StreamClient.SendAsync(RunningEst.Gateway, kommun, key, body, Ct);
        again.Count.ShouldBe(all);
        again.Take(acknowledged.Count).ShouldAllBe(line => line.Status == "unchanged");
        again.Take(acknowledged.Count).Select(line => line.Id).ShouldBe(acknowledged.Select(line => line.Id));
        await Eventually.SeesAsync("each report is counted once",
            () => TotalAsync(coordinator, kommun),
            total => total == all, TimeSpan.FromMinutes(2));
    }

    private static void Kill(string resource) => Process.GetProcessById((int)RunningEst.Resource(resource)["pid"]!).Kill();

    private static async Task<int> TotalAsync(HttpClient client, string kommun) =>
        (int)(await RunningEst.PictureAsync(client, kommun, "2026-W47"))["total"]!;
}
