using System.Text.Json;
using Est.Intake.Paging;

namespace Est.Intake.Tests.Reading;

public sealed class ListingReports(IntakeFixture intake)
{
    [Fact]
    public async Task Pages_follow_each_other_over_equal_times_without_gap_or_repetition()
    {
        var sender = intake.NewReporter();
        var sent = new List<Guid>();
        // Five reports, of which four have the same time: most page borders fall between equals.
        foreach (var number in Enumerable.Range(1, 4)) sent.Add((await sender.SubmitAsync(Made.Report($"F-{number}"))).Id);
        sent.Add((await sender.SubmitAsync(At("2026-11-21T08:00:00+01:00"))).Id);

        foreach (var limit in new[] { 1, 2, 3, 5 })
        {
            var seen = new List<JsonElement>();
            var query = $"limit={limit}";
            for (string? next = ""; next is not null; query = $"limit={limit}&after={next}")
            {
                var page = await sender.GetAsync($"/reports?{query}");
                page.GetProperty("reports").GetArrayLength().ShouldBeLessThanOrEqualTo(limit);
                seen.AddRange(page.GetProperty("reports").EnumerateArray());
                next = page.GetProperty("next").GetString();
            }
            seen.Select(Id).ShouldBe(sent, ignoreOrder: true);
            Id(seen[0]).ShouldBe(sent[^1], "the newest comes first");
        }
    }

    [Fact]
    public async Task What_comes_in_while_someone_turns_pages_does_not_move_them()
    {
        var sender = intake.NewReporter();
        foreach (var hour in new[] { 8, 9, 10 }) await sender.SubmitAsync(At($"2026-11-20T{hour:00}:00:00+01:00"));
        var first = await sender.GetAsync("/reports?limit=2");
        await sender.SubmitAsync(At("2026-11-20T11:00:00+01:00"));
        var second = await sender.GetAsync($"/reports?limit=2&after={first.GetProperty("next")}");
        second.GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("occurredFrom").GetDateTimeOffset())
            .ShouldBe([new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(1))]);
    }

    [Fact]
    public async Task Each_filter_narrows()
    {
        var sender = intake.NewReporter(source: "ronder");
        var point = await sender.SubmitAsync(Made.Report("point"));
        var area = await sender.SubmitAsync(new Dictionary<string, object?>(Made.Report("area"))
        {
            ["category"] = "klotter",
            ["place"] = new Dictionary<string, object?> { ["precision"] = "area", ["areaCode"] = "centrum" },
        });
        // Sunday night in Sweden, and Monday already: the week turns at Swedish midnight, not at UTC's.
        var sunday = await sender.SubmitAsync(At("2026-11-15T23:59:59+01:00"));
        var monday = await sender.SubmitAsync(At("2026-11-16T00:00:00+01:00"));

        await ShouldBeAsync("", point, area, sunday, monday);
        await ShouldBeAsync("week=2026-W47", point, area, monday);
        await ShouldBeAsync("week=2026-W46", sunday);
        await ShouldBeAsync("area=centrum", area);
        await ShouldBeAsync("area=1862", point, area, sunday, monday);
        await ShouldBeAsync("category=klotter", area);
        await ShouldBeAsync("source=ronder", point, area, sunday, monday);
        await ShouldBeAsync("source=felanmalan");
        await ShouldBeAsync("bbox=14.43,59.23,14.44,59.24", point, sunday, monday);
        await ShouldBeAsync("bbox=14.4301,59.2377,14.4301,59.2377&week=2026-W47", point, monday);
        await ShouldBeAsync("bbox=14.40,59.20,14.41,59.21");

        async Task ShouldBeAsync(string query, params IntakeClient.Receipt[] expected) =>
            (await sender.GetAsync($"/reports?{query}")).GetProperty("reports").EnumerateArray().Select(Id)
                .ShouldBe(expected.Select(e => e.Id), ignoreOrder: true, query);
    }

    [Theory]
    [InlineData("week=2026-W54", "week", "not-a-week")]
    [InlineData("week=", "week", "not-a-week")]
    [InlineData("area=", "area", "required")]
    [InlineData("area=%00", "area", "not-text")]
    [InlineData("category=trams", "category", "unknown-category")]
    [InlineData("source=", "source", "required")]
    [InlineData("bbox=14,59,15", "bbox", "not-a-bbox")]
    [InlineData("bbox=15,59,14,60", "bbox", "not-a-bbox")]
    [InlineData("bbox=14,59,NaN,60", "bbox", "not-a-bbox")]
    [InlineData("bbox=14,59,181,60", "bbox", "not-a-bbox")]
    [InlineData("after=x", "after", "not-a-cursor")]
    [InlineData("after=________________________________", "after", "not-a-cursor")]
    [InlineData("limit=0", "limit", "out-of-range")]
    [InlineData("limit=501", "limit", "out-of-range")]
    [InlineData("limit=ten", "limit", "out-of-range")]
    public async Task A_wrong_parameter_is_an_error_of_its_field(string query, string field, string code) =>
        (await intake.NewReporter().ErrorsOfAsync($"/reports?{query}")).ShouldBe(new Dictionary<string, string> { [field] = code });

    [Fact]
    public async Task Every_wrong_parameter_is_told_at_once() =>
        (await intake.NewReporter().ErrorsOfAsync("/reports?week=x&area=&category=x&source=&bbox=x&after=x&limit=x")).Keys
            .ShouldBe(["week", "area", "category", "source", "bbox", "after", "limit"], ignoreOrder: true);

    [Fact]
    public void A_cursor_reads_back_as_it_was_written()
    {
        var cursor = new Cursor(new DateTimeOffset(2026, 11, 20, 20, 30, 0, TimeSpan.Zero).AddMicroseconds(123456), Guid.NewGuid());
        Cursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
    }

    private static Dictionary<string, object?> At(string time) => new(Made.Report()) { ["occurredFrom"] = time, ["occurredTo"] = null };

    private static Guid Id(JsonElement report) => report.GetProperty("id").GetGuid();
}
