using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>From reports to signals that are stored, announced once, shown, and withdrawn when they are none any more.</summary>
public sealed class SignalsOfAKommun(PictureApp app)
{
    private static readonly DateTimeOffset Sunday = Made.At("2026-11-22T12:00:00+01:00");
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private ServiceDataSources Sources => app.Services.GetRequiredService<ServiceDataSources>();

    [Fact]
    public async Task A_rise_is_shown_with_all_that_it_says()
    {
        using var put = await app.PutAreasAsync(kommun.Code, Made.Areas(
            Made.Square("torget", kommun.MinLon, kommun.MinLat, size: 0.02), Made.Square("skogen", kommun.MinLon + 0.02, kommun.MinLat, size: 0.02)));
        put.EnsureSuccessStatusCode();
        var torget = Made.Report with { Precision = "point", Lon = kommun.MinLon + 0.01, Lat = kommun.MinLat + 0.01 };
        await ReceiveAsync(torget, [.. Enumerable.Repeat(1, 20), 15]);
        (await LookAsync()).ShouldBeTrue();

        var signals = (await app.GetAsync(kommun.Code, "signals?week=2026-W47"))["signals"]!.AsArray();
        signals.Select(s => (string)s!["area"]!).ShouldBe([kommun.Code, "torget"], ignoreOrder: true);
        var signal = signals.Single(s => (string)s!["area"]! == "torget")!.AsObject();
        ((double)signal["expected"]!).ShouldBeInRange(0.9, 1.2);
        ((int)signal["threshold"]!).ShouldBeInRange(3, 8);
        ((double)signal["p"]!).ShouldBeInRange(1e-15, 1e-4);
        ((double)signal["q"]!).ShouldBeInRange((double)signal["p"]!, 1e-4);
        foreach (var member in new[] { "id", "expected", "threshold", "p", "q" }) signal.Remove(member);
        signal.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"area":"torget","areaName":"Område torget","category":"skadegorelse","categoryName":"Skadegörelse","week":"2026-W47","method":"small-counts","observed":15,
             "history":"20 weeks","historyWeeks":20,"caution":"few-weeks","alsoBy":[],"isNot":["no-cause","reports-not-events","no-season","no-forecast"]}
            """)!.ToJsonString());
        (await app.GetAsync(kommun.Code, "pictures/2026-W47"))["signals"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_signal_is_announced_once_however_often_it_is_looked_at()
    {
        await ReceiveAsync(Made.Report, [.. Enumerable.Repeat(1, 20), 15]);
        await LookAsync();
        (await LookAsync()).ShouldBeFalse();
        var id = await OnlyIdAsync();
        await app.ReceiveAsync(kommun.Code, Made.NewReport());
        (await LookAsync()).ShouldBeTrue();

        (await OnlyIdAsync()).ShouldBe(id);
        var raised = (await app.AnnouncedAsync<SignalRaised>(kommun.Code)).ShouldHaveSingleItem();
        (raised.Signal, raised.OccurredAt, raised.Area, raised.Category, raised.Week, raised.Method, raised.Observed)
            .ShouldBe((id, Sunday, kommun.Code, "skadegorelse", "2026-W47", "small-counts", 15));
        ((int)(await ListAsync())[0]!["observed"]!).ShouldBe(16);
    }

    [Fact]
    public async Task Two_who_look_at_once_raise_it_once()
    {
        await ReceiveAsync(Made.Report, [.. Enumerable.Repeat(1, 20), 15]);
        (await Task.WhenAll(LookAsync(), LookAsync(), LookAsync())).Count(looked => looked).ShouldBe(1);
        (await app.AnnouncedAsync<SignalRaised>(kommun.Code)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_signal_whose_reports_are_taken_back_is_withdrawn_and_may_be_raised_anew()
    {
        var reports = await ReceiveAsync(Made.Report, [.. Enumerable.Repeat(1, 20), 15]);
        await LookAsync();
        var first = await OnlyIdAsync();
        await app.ReceiveAsync(kommun.Code, [.. reports.TakeLast(14).Select(r => r with { Revision = 2, Retracted = true })]);
        await LookAsync();
        (await ListAsync()).ShouldBeEmpty();

        await app.ReceiveAsync(kommun.Code, [.. reports.TakeLast(14).Select(r => r with { Revision = 3 })]);
        await LookAsync();
        var second = await OnlyIdAsync();
        (await app.AnnouncedAsync<SignalRaised>(kommun.Code)).Select(r => r.Signal).ShouldBe([first, second]);
    }

    [Fact]
    public async Task A_late_report_raises_a_signal_of_a_week_that_has_passed_up_to_eight_weeks_back()
    {
        await ReceiveAsync(Made.Report, [.. Enumerable.Repeat(1, 30), 1]);
        await app.ReceiveAsync(kommun.Code, [.. Enumerable.Range(0, 15).Select(_ => Before(7)), .. Enumerable.Range(0, 15).Select(_ => Before(8) with { Category = "brand" })]);
        await LookAsync();
        (await ListAsync("from=2026-W30")).Select(s => $"{s!["week"]} {s["category"]}").ShouldBe(["2026-W40 skadegorelse"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_week_with_a_few_reports_and_nothing_before_it_is_no_signal(int reports)
    {
        await app.ReceiveAsync(kommun.Code, [.. Enumerable.Range(0, reports).Select(_ => Made.NewReport())]);
        await LookAsync();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_few_reports_after_years_of_nothing_of_their_kind_are_no_signal()
    {
        await ReceiveAsync(Made.Report with { Category = "klotter" }, [.. Enumerable.Repeat(1, 170), 1]);
        await app.ReceiveAsync(kommun.Code, Made.NewReport(), Made.NewReport(), Made.NewReport(), Made.NewReport());
        await LookAsync();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Week_53_has_signals_and_compares_with_week_52_of_the_years_before()
    {
        CountedHistory.YearLags(new Week(2026, 53)).ShouldBe([53, 105, 157, 209, 261]);
        CountedHistory.YearLags(new Week(2027, 1)).ShouldBe([53, 105, 157, 209, 261]);
        var inWeek53 = Made.Report with { OccurredFrom = Made.At("2026-12-31T23:30:00+01:00"), OccurredTo = null };
        await ReceiveAsync(inWeek53, [.. Enumerable.Repeat(1, 170), 14]);
        await LookAsync(Made.At("2027-01-04T06:00:00+01:00"));
        var signal = (await ListAsync("week=2026-W53")).ShouldHaveSingleItem()!;
        ((string)signal["method"]!, (string)signal["history"]!, (int)signal["observed"]!).ShouldBe(("farrington", "170 weeks", 14));
    }

    [Fact]
    public async Task A_kommun_without_reports_has_nothing_to_look_at()
    {
        (await LookAsync()).ShouldBeFalse();
        await app.ReceiveAsync(kommun.Code, Made.NewReport() with { Kind = "calm", Category = "lugnt" });
        await LookAsync();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_history_begins_anew_after_half_a_year_in_which_nobody_reported()
    {
        await app.ReceiveAsync(kommun.Code, Before(200), Before(33));
        await ReceiveAsync(Made.Report, [1, 1, 1, 1, 1, 1, 25]);
        await LookAsync();
        (await ListAsync()).ShouldBeEmpty("six weeks are no history, though a report of four years ago is there");
        await app.ReceiveAsync(kommun.Code, Before(7), Before(8), Before(9), Before(10), Before(31));
        await LookAsync();
        ((string)(await ListAsync()).ShouldHaveSingleItem()!["history"]!).ShouldBe("33 weeks");
    }

    [Fact]
    public async Task Signals_are_listed_in_pages_of_whole_weeks()
    {
        await app.Database.ExecuteAsync($"""
            insert into signals (municipality, week, area, category, id, method, expected, threshold, observed, p, q, history, caution, also_by, is_not, raised_at)
            select '{kommun.Code}', week, 'a' || n, 'brand', gen_random_uuid(), 'farrington', 1, 5, 9, 0.001, 0.01, 200, 'none', '{"{}"}', '{"{}"}', now()
            from unnest(array['2026-W44', '2026-W45', '2026-W46']) week, generate_series(1, 300) n
            """);
        var page = await app.GetAsync(kommun.Code, "signals?from=2026-W40&to=2026-W47");
        (page["signals"]!.AsArray().Count, (string?)page["next"]).ShouldBe((600, "2026-W44"));
        var rest = await app.GetAsync(kommun.Code, "signals?from=2026-W40&to=2026-W44");
        (rest["signals"]!.AsArray().Count, (string?)rest["next"]).ShouldBe((300, null));
    }

    [Fact]
    public async Task What_is_counted_while_someone_looks_is_looked_at_again()
    {
        await app.ReceiveAsync(kommun.Code, Made.NewReport());
        await using var connection = await Sources.App.OpenAsync(kommun.Code, Ct);
        await using (var looking = await connection.BeginTransactionAsync(Ct))
        {
            var seen = (await StaleSignals.ReadAsync(looking, kommun.Code, Ct))!.Value;
            await app.ReceiveAsync(kommun.Code, Made.NewReport());
            await StaleSignals.ClearAsync(looking, kommun.Code, seen, Ct);
            await looking.CommitAsync(Ct);
        }
        (await LookAsync()).ShouldBeTrue();
        (await LookAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("week=2026-47", "week not-a-week")]
    [InlineData("from=2026-W10&to=2026-W09", "to before-from")]
    public async Task What_cannot_be_answered_is_told_by_field(string query, string error)
    {
        using var client = app.As("analytiker", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun.Code}/signals?{query}", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}").ShouldBe([error]);
    }

    private Task<bool> LookAsync() => LookAsync(Sunday);

    private Task<bool> LookAsync(DateTimeOffset now) => RefreshSignals.Handle(Sources, kommun.Code, now, Ct);

    private async Task<JsonArray> ListAsync(string query = "week=2026-W47") => (await app.GetAsync(kommun.Code, $"signals?{query}"))["signals"]!.AsArray();

    private async Task<Guid> OnlyIdAsync() => (Guid)(await ListAsync()).ShouldHaveSingleItem()!["id"]!;

    /// <summary>So many reports per week, the last count in the report's own week.</summary>
    private async Task<List<RecordedReport>> ReceiveAsync(RecordedReport report, int[] perWeek)
    {
        var reports = perWeek.Index()
            .SelectMany(week => Enumerable.Range(0, week.Item).Select(_ => Before(perWeek.Length - 1 - week.Index, report))).ToList();
        foreach (var some in reports.Chunk(ReportsRecorded.MaxReports)) await app.ReceiveAsync(kommun.Code, some);
        return reports;
    }

    private static RecordedReport Before(int weeks, RecordedReport? report = null) => (report ?? Made.Report) with
    {
        Id = Guid.NewGuid(),
        OccurredFrom = (report ?? Made.Report).OccurredFrom.AddDays(-7 * weeks),
        OccurredTo = null,
    };
}
