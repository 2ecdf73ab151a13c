using System.Net;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Reading;

/// <summary>Rows by role and organisation; text by less.</summary>
public sealed class WhoSeesReports(IntakeFixture intake)
{
    private readonly string source = $"s{Guid.NewGuid():N}";

    [Fact]
    public async Task A_reporter_sees_its_own_organisations_reports_with_their_text()
    {
        var (own, other) = (intake.NewReporter(source: source), intake.NewReporter(source: source));
        var mine = await own.SubmitAsync(Made.Report("F-1"));
        var theirs = await other.SubmitAsync(Made.Report("F-1"));

        var seen = await ListAsync(own);
        seen.Select(Id).ShouldBe([mine.Id]);
        TextOf(seen[0]).ShouldBe((true, "Krossad ruta vid entrén.", "Rutan täckt."));
        (await StatusAsync(own, mine.Id)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(own, theirs.Id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_coordinator_sees_every_organisations_reports_with_their_text()
    {
        var report = await intake.NewReporter(source: source).SubmitAsync(Made.Report("F-1"));
        var coordinator = intake.NewReporter(role: Roles.Coordinator);
        TextOf((await ListAsync(coordinator)).ShouldHaveSingleItem()).ShouldBe((true, "Krossad ruta vid entrén.", "Rutan täckt."));
        TextOf(await coordinator.GetAsync($"/reports/{report.Id}")).ShouldBe((true, "Krossad ruta vid entrén.", "Rutan täckt."));
    }

    [Theory]
    [InlineData(Roles.Analyst), InlineData(Roles.InterventionOwner), InlineData(Roles.Admin)]
    public async Task Others_see_the_facts_of_all_and_the_text_of_their_own(string role)
    {
        var reporter = intake.NewReporter(source: source);
        var report = await reporter.SubmitAsync(Made.Report("F-1"));
        await reporter.PostAsync($"/reports/{report.Id}/retract", """{"reason":"Dubblett."}""");
        var stranger = intake.NewReporter(role: role);
        var colleague = intake.Client(IntakeFixture.Degerfors, role, reporter.Organisation);

        foreach (var seen in new[] { (await ListAsync(stranger)).ShouldHaveSingleItem(), await stranger.GetAsync($"/reports/{report.Id}") })
        {
            seen.GetProperty("category").GetString().ShouldBe("skadegorelse");
            seen.GetProperty("place").GetProperty("lon").GetDouble().ShouldBe(14.4301);
            TextOf(seen).ShouldBe((false, null, null));
            seen.GetProperty("retractionReason").GetString().ShouldBeNull();
        }
        var whole = await stranger.GetAsync($"/reports/{report.Id}");
        whole.GetProperty("revisions").EnumerateArray().Select(TextOf).ShouldBe([(false, null, null), (false, null, null)]);
        TextOf((await ListAsync(colleague)).ShouldHaveSingleItem()).ShouldBe((true, "Krossad ruta vid entrén.", "Rutan täckt."));
    }

    [Fact]
    public async Task A_report_of_another_kommun_is_not_there()
    {
        var report = await intake.NewReporter(IntakeFixture.Karlskoga, source: source)
            .SubmitAsync(new Dictionary<string, object?>(Made.Report("F-1")) { ["place"] = null });
        var coordinator = intake.NewReporter(role: Roles.Coordinator);
        (await ListAsync(coordinator)).ShouldBeEmpty();
        (await StatusAsync(coordinator, report.Id)).ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.TryPostAsync($"/reports/{report.Id}/retract", """{"reason":"Dubblett."}""")).ShouldBe((HttpStatusCode.NotFound, "not-found"));
    }

    [Fact]
    public async Task A_passport_of_another_kommun_is_refused()
    {
        var coordinator = intake.NewReporter(IntakeFixture.Karlskoga, Roles.Coordinator);
        foreach (var path in new[] { "reports", $"reports/{Guid.NewGuid()}", "quarantine" })
        {
            using var response = await coordinator.Http.GetAsync(new Uri($"/api/{IntakeFixture.Degerfors}/{path}", UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private async Task<List<JsonElement>> ListAsync(IntakeClient client) =>
        [.. (await client.GetAsync($"/reports?source={source}")).GetProperty("reports").EnumerateArray()];

    private static async Task<HttpStatusCode> StatusAsync(IntakeClient client, Guid id)
    {
        using var response = await client.TryGetAsync($"/reports/{id}");
        return response.StatusCode;
    }

    private static Guid Id(JsonElement report) => report.GetProperty("id").GetGuid();

    private static (bool Shown, string? Description, string? ActionTaken) TextOf(JsonElement report) =>
        (report.GetProperty("textShown").GetBoolean(), report.GetProperty("description").GetString(), report.GetProperty("actionTaken").GetString());
}
