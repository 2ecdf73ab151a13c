using System.Net;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Reading;

public sealed class RetractingReports(IntakeFixture intake)
{
    private const string Reason = """{"reason":"Dubblett av en annan rapport."}""";

    [Fact]
    public async Task The_history_shows_what_the_report_said_before()
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1", severity: 1, description: "Krossad ruta."));
        await sender.SubmitAsync(Made.Report("F-1", severity: 3, description: "Två krossade rutor."));
        await RetractAsync(sender, report.Id);

        var seen = await sender.GetAsync($"/reports/{report.Id}");
        seen.GetProperty("revision").GetInt32().ShouldBe(3);
        seen.GetProperty("retractionReason").GetString().ShouldBe("Dubblett av en annan rapport.");
        seen.GetProperty("revisions").EnumerateArray()
            .Select(r => (r.GetProperty("revision").GetInt32(), r.GetProperty("severity").GetInt32(), r.GetProperty("description").GetString(),
                IsNull(r, "retractedAt"), IsNull(r, "replacedAt")))
            .ShouldBe([(3, 3, "Två krossade rutor.", false, true), (2, 3, "Två krossade rutor.", true, false), (1, 1, "Krossad ruta.", true, false)]);
    }

    [Fact]
    public async Task The_other_services_are_told_that_it_no_longer_counts()
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1"));
        await RetractAsync(sender, report.Id);
        var events = await intake.EventItemsAsync(sender.Organisation);
        events.ShouldBe([events[0], events[0] with { Revision = 2, Retracted = true }]);
    }

    [Fact]
    public async Task A_second_time_is_a_conflict_and_tells_nothing()
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1"));
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => sender.TryPostAsync($"/reports/{report.Id}/retract", Reason)));
        answers.OrderBy(a => a.Status).ShouldBe(
            [(HttpStatusCode.NoContent, null), .. Enumerable.Repeat((HttpStatusCode.Conflict, (string?)"already-retracted"), 3)]);
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(2);
        (await sender.GetAsync($"/reports/{report.Id}")).GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Sent_again_as_it_was_it_stays_retracted_by_either_way_in()
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1"));
        await RetractAsync(sender, report.Id);
        (await sender.SubmitAsync(Made.Report("F-1"))).ShouldBe(new(report.Id, 2, "unchanged"));
        (await sender.StreamAsync(Made.Report("F-1"))).Single().Status.ShouldBe("unchanged");
        (await sender.StreamAsync(Enumerable.Range(1, 600).Select(i => Made.Report($"F-{i}"))))[0].Status.ShouldBe("unchanged", "also by COPY");
        IsNull(await sender.GetAsync($"/reports/{report.Id}"), "retractedAt").ShouldBeFalse();
    }

    [Fact]
    public async Task With_changed_content_it_counts_again()
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1", severity: 1));
        await RetractAsync(sender, report.Id);
        (await sender.SubmitAsync(Made.Report("F-1", severity: 2))).ShouldBe(new(report.Id, 3, "revised"));
        var seen = await sender.GetAsync($"/reports/{report.Id}");
        (IsNull(seen, "retractedAt"), IsNull(seen, "retractionReason")).ShouldBe((true, true));
        (await intake.EventItemsAsync(sender.Organisation)).Select(e => (e.Revision, e.Retracted)).ShouldBe([(1, false), (2, true), (3, false)]);
    }

    [Theory]
    [InlineData(Roles.Reporter, HttpStatusCode.NotFound)]
    [InlineData(Roles.Coordinator, HttpStatusCode.NoContent)]
    [InlineData(Roles.Admin, HttpStatusCode.NoContent)]
    [InlineData(Roles.Analyst, HttpStatusCode.Forbidden)]
    public async Task Another_organisations_report_is_retracted_by_those_who_answer_for_the_kommun(string role, HttpStatusCode status)
    {
        var report = await intake.NewReporter().SubmitAsync(Made.Report("F-1"));
        (await intake.NewReporter(role: role).TryPostAsync($"/reports/{report.Id}/retract", Reason)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("{}", "required"), InlineData("""{"reason":"  "}""", "required"), InlineData("""{"reason":"\u0000"}""", "not-text"), InlineData(null, "too-long")]
    public async Task A_reason_is_needed(string? body, string code)
    {
        var sender = intake.NewReporter();
        var report = await sender.SubmitAsync(Made.Report("F-1"));
        body ??= $$"""{"reason":"{{new string('x', 501)}}"}""";
        (await IntakeClient.ErrorsOfAsync(await sender.PostAsync($"/reports/{report.Id}/retract", body))).ShouldBe(new Dictionary<string, string> { ["reason"] = code });
    }

    private static async Task RetractAsync(IntakeClient client, Guid id) =>
        (await client.TryPostAsync($"/reports/{id}/retract", Reason)).ShouldBe((HttpStatusCode.NoContent, null));

    private static bool IsNull(JsonElement report, string property) => report.GetProperty(property).ValueKind == JsonValueKind.Null;
}
