using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Quarantine;

public sealed class MendingQuarantine(IntakeFixture intake)
{
    private const string Reason = """{"reason":"Testrad från leverantören."}""";

    [Fact]
    public async Task A_bad_line_waits_with_its_text_and_the_reasons()
    {
        var (sender, id) = await QuarantinedAsync();
        var entry = (await sender.GetAsync("/quarantine")).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("id").GetGuid().ShouldBe(id);
        entry.GetProperty("state").GetString().ShouldBe("waiting");
        entry.GetProperty("source").GetString().ShouldBe("felanmalan");
        JsonDocument.Parse(entry.GetProperty("raw").GetString()!).RootElement.GetProperty("category").GetString().ShouldBe("trams");
        entry.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("field").GetString(), e.GetProperty("code").GetString()))
            .ShouldBe([("category", "unknown-category")]);
    }

    [Fact]
    public async Task A_coordinator_mends_it_and_the_report_is_the_senders()
    {
        var (sender, id) = await QuarantinedAsync();
        var coordinator = intake.NewReporter(role: Roles.Coordinator, source: "formular");
        using var response = await ReleaseAsync(coordinator, id, Made.Report("F-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = (await response.Content.ReadFromJsonAsync<IntakeClient.Receipt>())!;
        response.Headers.Location!.ToString().ShouldBe($"/api/1862/reports/{receipt.Id}");

        var report = (await sender.GetAsync("/reports")).GetProperty("reports").EnumerateArray().ShouldHaveSingleItem();
        (report.GetProperty("id").GetGuid(), report.GetProperty("organisation").GetString(), report.GetProperty("source").GetString())
            .ShouldBe((receipt.Id, sender.Organisation, "felanmalan"));
        (await intake.EventItemsAsync(sender.Organisation)).Select(e => e.Id).ShouldBe([receipt.Id]);
        (await sender.SubmitAsync(Made.Report("F-1"))).ShouldBe(new(receipt.Id, 1, "unchanged"), "it is the report that the sender meant");

        (await sender.GetAsync("/quarantine")).GetProperty("entries").GetArrayLength().ShouldBe(0);
        var entry = (await sender.GetAsync("/quarantine?state=released")).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("reportId").GetGuid().ShouldBe(receipt.Id);
    }

    [Fact]
    public async Task What_is_still_wrong_is_told_and_the_entry_waits()
    {
        var (sender, id) = await QuarantinedAsync();
        (await IntakeClient.ErrorsOfAsync(await ReleaseAsync(sender, id, Made.Report("F-1", severity: 4)))).ShouldBe(new Dictionary<string, string> { ["severity"] = "out-of-range" });
        (await IntakeClient.ErrorsOfAsync(await sender.PostAsync($"/quarantine/{id}/release", ""))).ShouldBe(new Dictionary<string, string> { ["category"] = "unknown-category" });
        (await intake.Database.ValueAsync<string>("select state from quarantine where id = $1", id)).ShouldBe("waiting");
    }

    [Fact]
    public async Task The_kept_text_is_taken_in_once_nothing_is_wrong_with_it_any_more()
    {
        // As when the kommun gets a category that it lacked.
        var (sender, id) = await QuarantinedAsync();
        await intake.Database.ExecuteAsync($"update quarantine set raw = replace(raw, 'trams', 'klotter') where id = '{id}'");
        using var response = await sender.PostAsync($"/quarantine/{id}/release", "");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await sender.GetAsync("/reports")).GetProperty("reports")[0].GetProperty("category").GetString().ShouldBe("klotter");
    }

    [Fact]
    public async Task Released_many_times_at_once_it_is_one_report()
    {
        var (sender, id) = await QuarantinedAsync();
        // Without an id of the sender's nothing else would keep them apart.
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(async _ =>
        {
            using var response = await ReleaseAsync(sender, id, Made.Report());
            return response.StatusCode;
        }));
        answers.Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict]);
        (await sender.GetAsync("/reports")).GetProperty("reports").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_the_database_refuses_stays_in_quarantine()
    {
        var (sender, id) = await QuarantinedAsync();
        await intake.Database.ExecuteAsync($"alter table reports add constraint \"no_{id}\" check (external_id <> 'refused-{id}')");
        try
        {
            (await IntakeClient.ErrorsOfAsync(await ReleaseAsync(sender, id, Made.Report($"refused-{id}")))).ShouldBe(new Dictionary<string, string> { [""] = "not-storable" });
        }
        finally
        {
            await intake.Database.ExecuteAsync($"alter table reports drop constraint \"no_{id}\"");
        }
        (await intake.Database.ValueAsync<string>("select state from quarantine where id = $1", id)).ShouldBe("waiting");
    }

    [Fact]
    public async Task A_discarded_line_no_longer_waits_and_cannot_be_released()
    {
        var (sender, id) = await QuarantinedAsync();
        (await sender.TryPostAsync($"/quarantine/{id}/discard", Reason)).ShouldBe((HttpStatusCode.NoContent, null));
        (await sender.TryPostAsync($"/quarantine/{id}/discard", Reason)).ShouldBe((HttpStatusCode.Conflict, "not-waiting"));
        (await sender.TryPostAsync($"/quarantine/{id}/release", "")).ShouldBe((HttpStatusCode.Conflict, "not-waiting"));
        var entry = (await sender.GetAsync("/quarantine?state=discarded")).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("reason").GetString().ShouldBe("Testrad från leverantören.");
        (await intake.EventItemsAsync(sender.Organisation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task To_discard_a_line_takes_a_reason()
    {
        var (sender, id) = await QuarantinedAsync();
        (await IntakeClient.ErrorsOfAsync(await sender.PostAsync($"/quarantine/{id}/discard", "{}"))).ShouldBe(new Dictionary<string, string> { ["reason"] = "required" });
    }

    [Fact]
    public async Task Another_organisations_line_is_not_there_for_a_reporter()
    {
        var (_, id) = await QuarantinedAsync();
        var stranger = intake.NewReporter();
        (await stranger.GetAsync("/quarantine")).GetProperty("entries").GetArrayLength().ShouldBe(0);
        (await stranger.TryPostAsync($"/quarantine/{id}/release", "")).ShouldBe((HttpStatusCode.NotFound, "not-found"));
        (await stranger.TryPostAsync($"/quarantine/{id}/discard", Reason)).ShouldBe((HttpStatusCode.NotFound, "not-found"));
    }

    [Theory]
    [InlineData(Roles.Coordinator, true), InlineData(Roles.Admin, false)]
    public async Task Those_who_answer_for_the_kommun_see_every_line_and_its_text_by_role(string role, bool text)
    {
        var (first, second) = (await QuarantinedAsync(), await QuarantinedAsync());
        var client = intake.NewReporter(role: role);
        var entries = (await client.GetAsync("/quarantine?limit=500")).GetProperty("entries").EnumerateArray()
            .Where(e => e.GetProperty("id").GetGuid() is var id && (id == first.Id || id == second.Id)).ToList();
        entries.Select(e => e.GetProperty("raw").ValueKind == JsonValueKind.String).ShouldBe([text, text]);
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        var sender = intake.NewReporter();
        // One transaction, and so one time of receipt.
        var sent = (await sender.StreamAsync(Enumerable.Range(1, 5).Select(i => (object)$"broken {i}"))).Select(r => r.Id).ToList();
        var seen = new List<Guid>();
        var query = "limit=2";
        for (string? next = ""; next is not null; query = $"limit=2&after={next}")
        {
            var page = await sender.GetAsync($"/quarantine?{query}");
            seen.AddRange(page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        seen.ShouldBe(sent, ignoreOrder: true);
    }

    [Theory]
    [InlineData("state=gone", "state"), InlineData("after=x", "after"), InlineData("limit=0", "limit")]
    public async Task A_wrong_parameter_is_an_error_of_its_field(string query, string field) =>
        (await intake.NewReporter().ErrorsOfAsync($"/quarantine?{query}")).Keys.ShouldBe([field]);

    private async Task<(IntakeClient Sender, Guid Id)> QuarantinedAsync()
    {
        var sender = intake.NewReporter();
        var line = (await sender.StreamAsync(new Dictionary<string, object?>(Made.Report("F-1")) { ["category"] = "trams" })).Single();
        line.Status.ShouldBe("quarantined");
        return (sender, line.Id);
    }

    private static Task<HttpResponseMessage> ReleaseAsync(IntakeClient client, Guid id, object report) =>
        client.PostAsync($"/quarantine/{id}/release", JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
}
