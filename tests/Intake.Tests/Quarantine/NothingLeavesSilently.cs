using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;
using Npgsql;

namespace Est.Intake.Tests.Quarantine;

public sealed class NothingLeavesSilently(IntakeFixture intake)
{
    [Fact]
    public async Task The_database_refuses_to_delete_an_entry_and_to_change_one_that_was_decided()
    {
        var (sender, ids) = await QuarantinedAsync(1);
        (await Should.ThrowAsync<PostgresException>(() => intake.Database.ExecuteAsync($"delete from quarantine where id = '{ids[0]}'"))).SqlState.ShouldBe("P0001");
        await DiscardAsync(sender, ids, "Testrader.");
        (await Should.ThrowAsync<PostgresException>(() => intake.Database.ExecuteAsync($"update quarantine set state = 'waiting' where id = '{ids[0]}'"))).SqlState.ShouldBe("P0001");
    }

    [Fact]
    public async Task Many_are_put_aside_with_one_motive_that_stays_readable_with_who_decided()
    {
        var (sender, ids) = await QuarantinedAsync(3);
        (await DiscardAsync(sender, [.. ids, ids[0], Guid.NewGuid()], "Provkörning, ring Lisa Svensson.")).ShouldBe(["discarded", "discarded", "discarded", "not-found"]);
        (await DiscardAsync(sender, ids, "En gång till.")).ShouldBe(["not-waiting", "not-waiting", "not-waiting"]);
        var history = (await sender.GetAsync("/quarantine?state=discarded")).GetProperty("entries").EnumerateArray().ToList();
        history.Count.ShouldBe(3);
        history.ShouldAllBe(e => e.GetProperty("reason").GetString() == "Provkörning, ring [namn]." && e.GetProperty("decidedBy").GetString() != null);
    }

    [Fact]
    public async Task Others_entries_cannot_be_decided_in_bulk()
    {
        var (_, ids) = await QuarantinedAsync(1);
        (await DiscardAsync(intake.NewReporter(), ids, "Inte mina.")).ShouldBe(["not-found"]);
    }

    [Fact]
    public async Task They_are_listed_by_reason_and_by_source()
    {
        var (sender, ids) = await QuarantinedAsync(1);
        await sender.StreamAsync(Made.Report("S-1", severity: 9));
        (await CountAsync("")).ShouldBe(2);
        (await CountAsync("?reason=unknown-category")).ShouldBe(1);
        (await CountAsync("?reason=out-of-range&source=felanmalan")).ShouldBe(1);
        (await CountAsync("?source=annan")).ShouldBe(0);
        async Task<int> CountAsync(string query) => (await sender.GetAsync("/quarantine" + query)).GetProperty("entries").GetArrayLength();
    }

    private async Task<(IntakeClient Sender, Guid[] Ids)> QuarantinedAsync(int count)
    {
        var sender = intake.NewReporter();
        var lines = await sender.StreamAsync(Enumerable.Range(0, count).Select(i => (object)new Dictionary<string, object?>(Made.Report($"Q-{i}")) { ["category"] = "trams" }));
        return (sender, [.. lines.Select(line => line.Id)]);
    }

    private static async Task<string?[]> DiscardAsync(IntakeClient client, Guid[] ids, string motive)
    {
        using var response = await client.PostAsync("/quarantine/discard", JsonSerializer.Serialize(new { ids, motive }));
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("status").GetString())];
    }
}
