using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Est.SystemTests;

/// <summary>A message that keeps failing is kept, shown without its content, and counted once its cause is mended and it is replayed.</summary>
public sealed class DeadLetterTests
{
    private const string Queue = "picture-reports-recorded_error";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_kept_failing_is_seen_and_replayed()
    {
        const string kommun = "1982";
        using var reporter = await RunningEst.ClientAsync(kommun, organisation: "Trasiga bolaget");
        using var analyst = await RunningEst.ClientAsync(kommun, "analytiker");
        var before = await TotalAsync(analyst, kommun);
        await InPictureDatabaseAsync("alter table facts add constraint broken check (organisation <> 'Trasiga bolaget') not valid");
        string id;
        try
        {
            (await reporter.PostAsJsonAsync($"/api/{kommun}/reports", RunningEst.Report(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
            var letter = await Eventually.SeesAsync("the message is given up", () => LetterAsync(kommun), letter => letter is not null, TimeSpan.FromMinutes(2));
            id = (string)letter!["messageId"]!;
            ((string)letter["exception"]!).ShouldEndWith("PostgresException");
            ((DateTimeOffset)letter["at"]!).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
            (await RunningEst.RunAsync("dead-letters")).Output.ShouldNotContain("Trasiga");
        }
        finally
        {
            await InPictureDatabaseAsync("alter table facts drop constraint broken");
        }

        (await RunningEst.RunAsync("dead-letters", "replay", Queue, "--id", id)).ExitCode.ShouldBe(0);

        await Eventually.SeesAsync("the report is counted",
            () => TotalAsync(analyst, kommun), total => total == before + 1, TimeSpan.FromMinutes(1));
        (await LetterAsync(kommun)).ShouldBeNull();
        (await RunningEst.RunAsync("dead-letters", "replay", Queue, "--id", id)).ExitCode.ShouldNotBe(0, "it is there no more");
    }

    private static async Task<int> TotalAsync(HttpClient analyst, string kommun) =>
        (int)(await RunningEst.PictureAsync(analyst, kommun, "2026-W47"))["total"]!;

    private static async Task<JsonNode?> LetterAsync(string kommun)
    {
        var (exitCode, output, error) = await RunningEst.RunAsync("dead-letters", "--json");
        exitCode.ShouldBe(0, error);
        var queue = JsonNode.Parse(output)!.AsArray().SingleOrDefault(queue => (string)queue!["queue"]! == Queue);
        return queue?["letters"]!.AsArray().SingleOrDefault(letter => (string?)letter!["municipality"] == kommun);
    }

    private static async Task InPictureDatabaseAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "picture", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
