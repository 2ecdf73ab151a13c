using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.Contracts;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Reading;

/// <summary>What another service builds its read model from anew must be what the events told it.</summary>
public sealed class ListingFacts(IntakeFixture intake)
{
    [Fact]
    public async Task The_pages_hold_the_latest_that_the_events_told_of_each_report()
    {
        const string kommun = "2583";
        var (sender, other) = (intake.NewReporter(kommun), intake.NewReporter(kommun));
        for (var i = 1; i <= 7; i++) await sender.SubmitAsync(Report($"F-{i}", severity: 1));
        await sender.SubmitAsync(Report("F-2", severity: 3));
        var retracted = await other.SubmitAsync(Report("F-9"));
        await other.PostAsync($"/reports/{retracted.Id}/retract", """{"reason":"Dubblett."}""");
        foreach (var (client, week) in new[] { (sender, "2026-W21"), (sender, "2026-W22"), (other, "2026-W21") })
            await client.PostAsync("/reports/nil", $$"""{"week":"{{week}}"}""");

        List<RecordedReport> told = [.. await intake.EventItemsAsync(sender.Organisation), .. await intake.EventItemsAsync(other.Organisation)];
        var latest = told.GroupBy(r => r.Id).Select(revisions => revisions.MaxBy(r => r.Revision)!).ToList();
        latest.Count.ShouldBe(11);
        foreach (var limit in new[] { 1, 3, 8, 11, 5_000 })
        {
            var facts = await AllAsync(kommun, limit);
            facts.Select(Comparable).ShouldBe(latest.Select(Comparable), ignoreOrder: true, $"in pages of {limit}");
            facts.Select(r => r.Id).ShouldBeUnique();
        }
        (await AllAsync(kommun, 5_000)).Single(r => r.Retracted).Id.ShouldBe(retracted.Id);
    }

    [Fact]
    public async Task No_text_is_among_them()
    {
        const string kommun = "2582";
        await intake.NewReporter(kommun).SubmitAsync(Report("F-1", description: "Krossad ruta vid entrén."));
        using var client = intake.Service.ClientFor(kommun, Roles.Admin);
        var body = await client.GetStringAsync(new Uri($"/internal/{kommun}/reports/facts", UriKind.Relative));
        body.ShouldNotContain("Krossad");
        body.ShouldNotContain("Rutan");
    }

    [Theory]
    [InlineData("after=x", "after", "not-a-cursor"), InlineData("after=0192f0000000700080000000000000002026-W99", "after", "not-a-cursor")]
    [InlineData("limit=0", "limit", "out-of-range"), InlineData("limit=5001", "limit", "out-of-range"), InlineData("limit=many", "limit", "out-of-range")]
    public async Task A_page_that_is_none_is_refused(string query, string field, string code)
    {
        using var client = intake.Service.ClientFor(IntakeFixture.Degerfors, Roles.Admin);
        using var answer = await client.GetAsync(new Uri($"/internal/{IntakeFixture.Degerfors}/reports/facts?{query}", UriKind.Relative));
        (await IntakeClient.ErrorsOfAsync(answer)).ShouldBe(new Dictionary<string, string> { [field] = code });
    }

    private static Dictionary<string, object?> Report(string externalId, int severity = 2, string description = "Krossad ruta.")
    {
        var report = Made.Report(externalId, severity, description);
        report["place"] = new Dictionary<string, object?> { ["precision"] = "municipality" };
        return report;
    }

    private static RecordedReport Comparable(RecordedReport report) =>
        report with { OccurredFrom = report.OccurredFrom.ToUniversalTime(), OccurredTo = report.OccurredTo?.ToUniversalTime() };

    private async Task<List<RecordedReport>> AllAsync(string kommun, int limit)
    {
        using var client = intake.Service.ClientFor(kommun, Roles.Admin);
        var facts = new List<RecordedReport>();
        for (var after = ""; ;)
        {
            var page = (await client.GetFromJsonAsync<Page>(new Uri($"/internal/{kommun}/reports/facts?limit={limit}{after}", UriKind.Relative), JsonSerializerOptions.Web))!;
            page.Reports.Count.ShouldBeLessThanOrEqualTo(limit);
            facts.AddRange(page.Reports);
            if (page.Next is null) return facts;
            after = $"&after={page.Next}";
        }
    }

    private sealed record Page(List<RecordedReport> Reports, string? Next);
}
