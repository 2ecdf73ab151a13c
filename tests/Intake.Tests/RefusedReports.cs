using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests;

public sealed class RefusedReports(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_broken_limit_is_told_at_once_one_entry_per_field()
    {
        var report = Made.Report(new string('x', 201), severity: 4, description: new string('ö', 2001));
        report["category"] = "finns-inte";
        report["kind"] = "brott";
        report["occurredFrom"] = "1970-01-01T00:00:00Z";
        report["occurredTo"] = "1969-12-31T00:00:00Z";
        report["place"] = new { lon = 10.75, lat = 59.91, precision = "exact" };
        report["firstHand"] = "ja";
        (await intake.NewReporter().ErrorsOfAsync(report)).ShouldBe(new Dictionary<string, string>
        {
            ["externalId"] = "too-long",
            ["severity"] = "out-of-range",
            ["description"] = "too-long",
            ["category"] = "unknown-category",
            ["kind"] = "unknown-kind",
            ["occurredFrom"] = "too-early",
            ["occurredTo"] = "before-start",
            ["place.lon"] = "outside-municipality",
            ["place.lat"] = "outside-municipality",
            ["place.precision"] = "unknown-precision",
            ["firstHand"] = "wrong-type",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_unknown_category_is_refused() => await Refuse("category", "unknown-category", r => r["category"] = "Skadegörelse");

    [Fact]
    public async Task A_date_in_1970_is_refused() => await Refuse("occurredFrom", "too-early", r => r["occurredFrom"] = "1970-01-01T00:00:00Z");

    [Fact]
    public async Task Coordinates_in_Norway_are_refused()
    {
        var errors = await intake.NewReporter().ErrorsOfAsync(With(r => r["place"] = new { lon = 10.7522, lat = 59.9139, precision = "point" }));
        errors.ShouldBe(new Dictionary<string, string> { ["place.lon"] = "outside-municipality", ["place.lat"] = "outside-municipality" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_time_without_its_offset_is_refused_since_nobody_knows_when_it_was() =>
        await Refuse("occurredFrom", "offset-missing", r => r["occurredFrom"] = "2026-11-20T21:30:00");

    [Fact]
    public async Task Only_planned_events_may_lie_more_than_a_day_ahead()
    {
        var nextWeek = DateTimeOffset.UtcNow.AddDays(7).ToString("O");
        await Refuse("occurredFrom", "too-far-ahead", r => (r["occurredFrom"], r["occurredTo"]) = (nextWeek, null));
        await intake.NewReporter().SubmitAsync(With(r => (r["occurredFrom"], r["occurredTo"], r["kind"]) = (nextWeek, null, "planned")));
    }

    [Fact]
    public async Task A_point_needs_coordinates_and_an_area_its_code()
    {
        (await intake.NewReporter().ErrorsOfAsync(With(r => r["place"] = new { precision = "street" })))
            .ShouldBe(new Dictionary<string, string> { ["place.lon"] = "required", ["place.lat"] = "required" }, ignoreOrder: true);
        await Refuse("place.areaCode", "required", r => r["place"] = new { precision = "area" });
        await Refuse("place.precision", "required", r => r["place"] = new { lon = 14.43, lat = 59.23 });
    }

    [Fact]
    public async Task An_empty_report_is_told_what_it_lacks() =>
        (await intake.NewReporter().ErrorsOfAsync(new Dictionary<string, object>()))
            .ShouldBe(new Dictionary<string, string> { ["category"] = "required", ["occurredFrom"] = "required" }, ignoreOrder: true);

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"category\":\"brand\"} x")]
    [InlineData("{\"category\":\"\\ud800\"")]
    public async Task Broken_JSON_is_refused_as_a_whole(string json)
    {
        using var response = await intake.NewReporter().PostAsync("/reports", json);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorsOfAsync(response)).ShouldBe([":broken-json"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    public async Task What_is_no_object_is_refused(string json)
    {
        using var response = await intake.NewReporter().PostAsync("/reports", json);
        (await ErrorsOfAsync(response)).ShouldBe([":not-an-object"]);
    }

    [Fact]
    public async Task Text_that_cannot_be_kept_is_refused_and_its_neighbours_are_not()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync(Made.Report("F-1"), Made.Report("F-2", description: "a\0b"), """{"category":"brand","occurredFrom":"2026-11-20T21:30:00\u002B01:00","description":"\ud800"}""", Made.Report("F-4"));
        results.Select(r => r.Status).ShouldBe(["accepted", "quarantined", "quarantined", "accepted"]);
        results[1].Codes.ShouldBe(["description:not-text"]);
        results[2].Codes.ShouldBe(["description:not-text"]);
    }

    [Fact]
    public async Task A_body_over_64_KiB_is_too_large()
    {
        using var response = await intake.NewReporter().PostAsync(Made.Report(description: new string('x', 70_000)));
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("type").GetString().ShouldBe("urn:est:problem:too-large");
    }

    [Fact]
    public async Task A_passport_for_another_kommun_stores_nothing()
    {
        var sender = intake.NewReporter(IntakeFixture.Karlskoga);
        using var response = await sender.Http.PostAsJsonAsync("/api/1862/reports", Made.Report("F-1"), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("type").GetString().ShouldBe("urn:est:problem:wrong-municipality");
        (await intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_role_that_only_reads_may_not_report()
    {
        using var response = await intake.NewReporter(role: Roles.Council).PostAsync(Made.Report());
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_refusal_never_repeats_what_was_sent()
    {
        const string secret = "Hemligt880101";
        using var response = await intake.NewReporter().PostAsync(With(r => (r["category"], r["kind"], r["description"], r["occurredFrom"]) = (secret, secret, secret, secret)));
        (await response.Content.ReadAsStringAsync(Ct)).ShouldNotContain(secret);
    }

    [Fact]
    public async Task Validation_gives_the_same_answer_and_stores_nothing()
    {
        var sender = intake.NewReporter();
        using var good = await sender.PostAsync("/reports/validate", JsonSerializer.Serialize(Made.Report("F-1")));
        (await good.Content.ReadAsStringAsync(Ct)).ShouldBe("""{"valid":true}""");
        using var bad = await sender.PostAsync("/reports/validate", JsonSerializer.Serialize(Made.Report(severity: 7)));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorsOfAsync(bad)).ShouldBe(["severity:out-of-range"]);
        (await intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation)).ShouldBe(0);
    }

    private async Task Refuse(string field, string code, Action<Dictionary<string, object?>> change) =>
        (await intake.NewReporter().ErrorsOfAsync(With(change))).ShouldBe(new Dictionary<string, string> { [field] = code });

    private static Dictionary<string, object?> With(Action<Dictionary<string, object?>> change)
    {
        var report = Made.Report();
        change(report);
        return report;
    }

    private static async Task<string[]> ErrorsOfAsync(HttpResponseMessage response) =>
        [.. (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors").EnumerateArray()
            .Select(e => $"{e.GetProperty("field").GetString()}:{e.GetProperty("code").GetString()}")];
}
