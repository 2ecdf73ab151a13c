using System.Text;
using Npgsql;

namespace Est.SystemTests;

/// <summary>Whoever sends faster than Est can store is slowed by TCP: nothing is dropped, and nothing heaps up in Est.</summary>
public sealed class BackPressure
{
    private const string Kommun = "1862";
    private const int Lines = 30_000, StillLooks = 100;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sender_is_stopped_while_nothing_can_be_stored_and_every_line_is_answered_when_it_can()
    {
        var source = $"tryck-{Guid.NewGuid().ToString("N")[..8]}";
        var (_, key) = await RunningEst.CreateKeyAsync(Kommun, organisation: source, source: source);
        await StreamClient.SendAsync(RunningEst.Gateway, Kommun, key, Encoding.UTF8.GetBytes(RunningEst.Report("T-0").ToJsonString() + "\n"), Ct);
        // 2 kB a line: some 60 MB, of which Est holds two batches at most.
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Lines).Select(i => RunningEst.Report($"T-{i}", r => r["description"] = new string('x', 1_900)).ToJsonString() + "\n")));

        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = "intake" }.ConnectionString);
        await using var connection = await database.OpenConnectionAsync(Ct);
        var held = await connection.BeginTransactionAsync(Ct);
        // The first line revises this report, so its batch waits; no other sender's does.
        await using (var hold = new NpgsqlCommand("select 1 from reports where municipality = $1 and source = $2 for update", connection, held) { Parameters = { new() { Value = Kommun }, new() { Value = source } } })
            (await hold.ExecuteScalarAsync(Ct)).ShouldBe(1);

        var sent = 0L;
        var sending = StreamClient.SendAsync(RunningEst.Gateway, Kommun, key, body, Ct, onSent: bytes => Interlocked.Exchange(ref sent, bytes));
        var (before, still) = (0L, 0);
        await Eventually.SeesAsync("the sender stands still", () => Task.FromResult(Interlocked.Read(ref sent)), now =>
        {
            still = now > 0 && now == before ? still + 1 : 0;
            before = now;
            return still == StillLooks;
        });
        before.ShouldBeLessThan(body.Length * 3 / 4);
        sending.IsCompleted.ShouldBeFalse();

        await held.RollbackAsync(Ct);
        var (results, complete) = await sending;
        (complete, results.Count).ShouldBe((true, Lines));
        results.Select(r => r.Status).Distinct().Order().ShouldBe(["accepted", "revised"]);
        results.Select(r => r.Line).ShouldBe(Enumerable.Range(1, Lines));
    }
}
