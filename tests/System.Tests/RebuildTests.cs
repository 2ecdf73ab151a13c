using System.Net;
using System.Text;
using Npgsql;

namespace Est.SystemTests;

/// <summary>A picture that went wrong is counted anew from Intake while reports go on coming in, and the other services take the new counts.</summary>
public sealed class RebuildTests
{
    private const string Kommun = "1983";
    private const int Before = 6_000, Meanwhile = 6_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_picture_is_healed_while_reports_come_in()
    {
        var (_, key) = await RunningEst.CreateKeyAsync(Kommun);
        using var analyst = await RunningEst.ClientAsync(Kommun, "analytiker");
        var other = await TotalAsync(analyst);
        await StreamClient.SendAsync(RunningEst.Gateway, Kommun, key, Reports(Before), Ct);
        await SeesAsync(analyst, other + Before);
        await RunAsync("update weekly_counts set count = count + 1000 where municipality = $1");
        await RunAsync("delete from facts where municipality = $1 and report_id < '80000000-0000-0000-0000-000000000000'");

        var coming = StreamClient.SendAsync(RunningEst.Gateway, Kommun, key, Reports(Meanwhile), Ct);
        var (exitCode, output, error) = await RunningEst.RunAsync("rebuild", "picture", "--municipality", Kommun);
        exitCode.ShouldBe(0, error);
        output.ShouldStartWith($"The picture of {Kommun} is counted anew from ");
        await coming;

        await SeesAsync(analyst, other + Before + Meanwhile);
        await Eventually.SeesAsync("the other services have the new counts", async () =>
        {
            using var answer = await analyst.GetAsync(new Uri($"/api/{Kommun}/rounds/facts?from=2026-W47&to=2026-W47", UriKind.Relative), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync(Ct);
        }, body => body.Contains($"\"count\":{other + Before + Meanwhile},", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Nobody_outside_reaches_the_facts()
    {
        using var admin = await RunningEst.ClientAsync(Kommun, "admin");
        (await admin.GetAsync(new Uri($"/internal/{Kommun}/reports/facts", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<int> SeesAsync(HttpClient analyst, int reports) => Eventually.SeesAsync($"the picture counts {reports}",
        () => TotalAsync(analyst), total => total == reports, TimeSpan.FromMinutes(2));

    private static async Task<int> TotalAsync(HttpClient analyst) => (int)(await RunningEst.PictureAsync(analyst, Kommun, "2026-W47"))["total"]!;

    private static byte[] Reports(int count) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(_ => RunningEst.Report().ToJsonString() + "\n")));

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "picture", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = Kommun } } };
        await command.ExecuteNonQueryAsync(Ct);
    }
}
