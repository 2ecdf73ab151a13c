using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests;

/// <summary>What the staff form does: several events in one go, one's own list, and wording a report anew.</summary>
public sealed class ReportingByForm(IntakeFixture intake)
{
    [Fact]
    public async Task What_is_right_in_a_batch_is_taken_in_and_what_is_wrong_comes_back_with_its_errors()
    {
        var sender = intake.NewReporter();
        var results = await BatchAsync(sender, [Made.Report(), new { category = "drakar", occurredFrom = "igår" }, Made.Report("F-2"), 7]);
        results.Select(r => r.GetProperty("status").GetString()).ShouldBe(["accepted", "refused", "accepted", "refused"]);
        Codes(results[1]).ShouldBe(["occurredFrom:not-a-time", "category:unknown-category"]);
        Codes(results[3]).ShouldBe([":not-an-object"]);
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(2);
        (await intake.Database.ListAsync<long>("select count(*) from quarantine where organisation_id = $1", sender.OrganisationId)).ShouldBe([0L]);
    }

    [Fact]
    public async Task A_batch_that_is_sent_again_with_its_key_adds_nothing()
    {
        var sender = intake.NewReporter();
        sender.Http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await BatchAsync(sender, [Made.Report(), Made.Report()]);
        var again = await BatchAsync(sender, [Made.Report(), Made.Report()]);
        first.Select(Id).ShouldBeUnique();
        again.Select(Id).ShouldBe(first.Select(Id));
        again.Select(r => r.GetProperty("status").GetString()).ShouldBe(["unchanged", "unchanged"]);
    }

    [Theory, InlineData(0), InlineData(51)]
    public async Task A_batch_holds_1_to_50_reports(int count)
    {
        var sender = intake.NewReporter();
        using var response = await sender.PostAsync("/reports/batch", JsonSerializer.Serialize(new { reports = Enumerable.Repeat(Made.Report(), count) }));
        (await IntakeClient.ErrorsOfAsync(response)).ShouldBe(new() { ["reports"] = "out-of-range" });
    }

    [Fact]
    public async Task A_report_worded_anew_is_a_revision_under_the_same_id()
    {
        var sender = intake.NewReporter();
        foreach (var externalId in new[] { null, "F-1" })
        {
            var receipt = await sender.SubmitAsync(Made.Report(externalId));
            using var response = await PutAsync(sender, receipt.Id, Made.Report(description: "Två krossade rutor."));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadFromJsonAsync<IntakeClient.Receipt>())!.ShouldBe(new(receipt.Id, 2, "revised"));
            var report = await sender.GetAsync($"/reports/{receipt.Id}");
            report.GetProperty("description").GetString().ShouldBe("Två krossade rutor.");
            report.GetProperty("externalId").GetString().ShouldBe(externalId);
            report.GetProperty("revisions").GetArrayLength().ShouldBe(2);
        }
    }

    [Fact]
    public async Task Only_its_own_organisation_words_a_report_anew()
    {
        var sender = intake.NewReporter();
        var receipt = await sender.SubmitAsync(Made.Report());
        foreach (var other in new[] { intake.NewReporter(), intake.NewReporter(role: Roles.Coordinator), intake.NewReporter("1883") })
        {
            using var response = await PutAsync(other, receipt.Id, Made.Report(severity: 3));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await sender.GetAsync($"/reports/{receipt.Id}")).GetProperty("revision").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_came_by_another_source_or_is_retracted_stays_as_it_is()
    {
        var organisation = $"Org {Guid.NewGuid():N}";
        var (machine, person) = (intake.Client("1862", Roles.Reporter, organisation), intake.Client("1862", Roles.Reporter, organisation, "formular"));
        var machines = await machine.SubmitAsync(Made.Report("F-1"));
        var persons = await person.SubmitAsync(Made.Report());
        await person.PostAsync($"/reports/{persons.Id}/retract", """{"reason":"Dubblett."}""");
        foreach (var (id, problem) in new[] { (machines.Id, "other-source"), (persons.Id, "already-retracted") })
        {
            using var response = await PutAsync(person, id, Made.Report(severity: 3));
            response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString().ShouldEndWith(problem);
        }
    }

    [Fact]
    public async Task Mine_are_what_I_sent_myself()
    {
        var organisation = $"Org {Guid.NewGuid():N}";
        var (me, colleague) = (intake.Client("1862", Roles.Reporter, organisation, "formular"), intake.Client("1862", Roles.Coordinator, organisation, "formular"));
        var mine = await me.SubmitAsync(Made.Report());
        await colleague.SubmitAsync(Made.Report());
        await PutAsync(colleague, mine.Id, Made.Report(severity: 3));
        (await me.GetAsync("/reports?mine=true")).GetProperty("reports").EnumerateArray().Select(Id).ShouldBe([mine.Id]);
        (await me.GetAsync("/reports")).GetProperty("reports").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_place_in_words_is_kept_and_told_to_nobody_else()
    {
        var sender = intake.NewReporter();
        var receipt = await sender.SubmitAsync(new
        {
            category = "brand",
            occurredFrom = "2026-11-20T21:30:00Z",
            place = new { precision = "municipality", address = "Storgatan 12, gården" },
        });
        (await sender.GetAsync($"/reports/{receipt.Id}")).GetProperty("place").GetProperty("address").GetString().ShouldBe("Storgatan 12, gården");
        var analyst = intake.NewReporter(role: Roles.Analyst);
        (await analyst.GetAsync($"/reports/{receipt.Id}")).GetProperty("place").GetProperty("address").ValueKind.ShouldBe(JsonValueKind.Null);
        (await intake.Database.ListAsync<string>("select body from outbox where body like '%Storgatan%'")).ShouldBeEmpty();
        (await sender.ErrorsOfAsync(new { category = "brand", occurredFrom = "2026-11-20T21:30:00Z", place = new { precision = "municipality", address = new string('a', 201) } }))
            .ShouldBe(new() { ["place.address"] = "too-long" });
    }

    private static async Task<List<JsonElement>> BatchAsync(IntakeClient sender, object[] reports)
    {
        using var response = await sender.PostAsync("/reports/batch", JsonSerializer.Serialize(new { reports }));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray()];
    }

    private static Task<HttpResponseMessage> PutAsync(IntakeClient client, Guid id, object report) =>
        client.Http.PutAsync(new Uri($"/api/{client.Municipality}/reports/{id}", UriKind.Relative), JsonContent.Create(report));

    private static Guid Id(JsonElement answer) => answer.GetProperty("id").GetGuid();

    private static string[] Codes(JsonElement result) =>
        [.. result.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("field").GetString()}:{e.GetProperty("code").GetString()}")];
}
