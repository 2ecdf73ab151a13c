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
        const string kommun = "1980", busyKommun = "1983";
        const int busy = 40_000;
        using var reporter = await RunningEst.ClientAsync(kommun);
        using var analyst = await RunningEst.ClientAsync(kommun, "analytiker");
        using var busyAnalyst = await RunningEst.ClientAsync(busyKommun, "analytiker");
        var (_, busyKey) = await RunningEst.CreateKeyAsync(busyKommun);
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, busy).Select(_ => RunningEst.Report().ToJsonString() + "\n")));

        var before = (Few: await TotalAsync(analyst, kommun), Busy: await TotalAsync(busyAnalyst, busyKommun));

        // The broker dies in the middle of the other kommun's deliveries: some are published, some taken, some acknowledged.
        var (results, complete) = await StreamClient.SendAsync(RunningEst.Gateway, busyKommun, busyKey, body, Ct);
        (complete, results.Count).ShouldBe((true, busy));
        await Eventually.SeesAsync("the busy kommun's reports are being counted", () => TotalAsync(busyAnalyst, busyKommun), total => total > before.Busy, TimeSpan.FromMinutes(2));
        Kill("messaging");
        (await TotalAsync(busyAnalyst, busyKommun)).ShouldBeLessThan(before.Busy + busy, "the kill came too late to prove anything");

        for (var i = 0; i < 20; i++)
        {
            using var answer = await reporter.PostAsJsonAsync($"/api/{kommun}/reports", RunningEst.Report(), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await Eventually.SeesAsync("each report is counted once",
            async () => (Few: await TotalAsync(analyst, kommun), Busy: await TotalAsync(busyAnalyst, busyKommun)),
            totals => totals == (before.Few + 20, before.Busy + busy), TimeSpan.FromMinutes(3));
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
