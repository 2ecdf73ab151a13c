using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.Pictures;

/// <summary>What staff and programs read: one answer per week, trends, and the list of weeks.</summary>
public sealed class ThePictureOfAWeek(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_in_one_answer()
    {
        await app.PutAreasAsync(kommun.Code, Made.Areas(Made.Square("torget", kommun.MinLon, kommun.MinLat)));
        var torget = Made.Report with { Precision = "point", Lon = kommun.MinLon + 0.01, Lat = kommun.MinLat + 0.01 };
        await app.ReceiveAsync(kommun.Code, New(torget), New(torget with { Category = "brand", Severity = 3, OccurredTo = null }),
            New(Made.Report with { Organisation = "Polisen", Source = "handelser" }),
            New(Made.Report with { Organisation = "Skolan", Kind = "calm", Category = "lugnt" }),
            New(Made.Report with { Organisation = "Kultur", Kind = "planned", Category = "arrangemang" }));
        await app.ReceiveAsync(kommun.Code, New(Before(1)), New(Before(1) with { Category = "klotter" }), New(Before(3)), New(Before(52)), New(Before(53)));

        var picture = await app.GetAsync(kommun.Code, "pictures/2026-W47");
        var asOf = (DateTimeOffset)picture["asOf"]!;
        (DateTimeOffset.UtcNow - asOf).ShouldBeInRange(TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        var hours = picture["hours"]!.AsArray().Select(h => (double)h!).ToList();
        hours.Count.ShouldBe(168);
        hours.Index().Where(h => h.Item > 0).Select(h => (h.Index, h.Item)).ShouldBe([(4 * 24 + 21, 1.666666), (4 * 24 + 22, 1.333334)]);
        picture.AsObject().Remove("asOf");
        picture.AsObject().Remove("hours");
        Members(picture, "municipality", "week", "version", "state", "revision", "total", "weighted", "lastWeek", "meanOfFour", "sameWeekLastYear", "planned", "calm")
            .ShouldBe($$"""["{{kommun.Code}}","2026-W47",0,"open",0,3,7,2,0.75,1,1,1]""");
        picture["categories"]!.AsArray().Select(c => Members(c!, "code", "count", "weighted", "lastWeek", "meanOfFour", "sameWeekLastYear")).ShouldBe(
            ["""["skadegorelse",2,4,1,0.5,1]""", """["brand",1,3,0,0,0]""", """["klotter",0,0,1,0.25,0]"""]);
        picture["areas"]!.AsArray().Select(a => Members(a!, "code", "parent", "level", "proposedLevel", "total", "weighted", "weightedLastWeek", "lastWeek", "meanOfFour", "sameWeekLastYear", "recent")).ShouldBe(
            [$$"""["{{kommun.Code}}",null,null,"green",3,7,4,2,0.75,1,[0,0,0,0,0,0,0,0,1,0,2,3]]""",
             $$"""["torget","{{kommun.Code}}",null,"green",2,5,0,0,0,0,[0,0,0,0,0,0,0,0,0,0,0,2]]"""]);
        picture["organisations"]!.AsArray().Select(o => Members(o!, "name", "reports", "planned", "nil", "silent")).ShouldBe(
            ["""["Degerforsbyggen",2,0,false,false]""", """["Polisen",1,0,false,false]""", """["Kultur",0,1,false,false]""", """["Skolan",0,0,true,false]"""]);
    }

    /// <summary>Some members of an answer, as one line of JSON.</summary>
    private static string Members(JsonNode node, params string[] names) => new JsonArray([.. names.Select(name => node[name]?.DeepClone())]).ToJsonString();

    [Fact]
    public async Task A_week_without_reports_is_an_empty_picture_and_is_kept_by_nobody_on_the_way()
    {
        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(Address("pictures/2027-W01"), Ct);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        var picture = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        ((int)picture["total"]!, (int?)picture["sameWeekLastYear"], picture["areas"]!.AsArray().Count).ShouldBe((0, null, 1));
    }

    [Fact]
    public async Task Last_year_is_empty_when_the_kommun_had_no_reports_so_far_back()
    {
        await app.ReceiveAsync(kommun.Code, New(Made.Report), New(Before(51)));
        ((int?)(await app.GetAsync(kommun.Code, "pictures/2026-W47"))["sameWeekLastYear"]).ShouldBeNull();
        await app.ReceiveAsync(kommun.Code, New(Before(60)));
        ((int?)(await app.GetAsync(kommun.Code, "pictures/2026-W47"))["sameWeekLastYear"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_trend_has_every_week_of_its_span()
    {
        await app.ReceiveAsync(kommun.Code, New(Made.Report), New(Made.Report with { Category = "brand", Severity = 3 }), New(Before(2)));
        (await app.GetAsync(kommun.Code, "trends?from=2026-W45&to=2026-W48")).ToJsonString().ShouldBe(
            $$"""{"municipality":"{{kommun.Code}}","area":"{{kommun.Code}}","category":null,"weeks":[{"week":"2026-W45","count":1,"weighted":2},{"week":"2026-W46","count":0,"weighted":0},{"week":"2026-W47","count":2,"weighted":5},{"week":"2026-W48","count":0,"weighted":0}]}""");
        (await app.GetAsync(kommun.Code, $"trends?area={kommun.Code}&category=brand&from=2026-W47&to=2026-W47"))["weeks"]!.ToJsonString()
            .ShouldBe("""[{"week":"2026-W47","count":1,"weighted":3}]""");
    }

    [Fact]
    public async Task A_trend_without_a_span_is_the_last_52_weeks() =>
        (await app.GetAsync(kommun.Code, "trends"))["weeks"]!.AsArray().Count.ShouldBe(52);

    [Fact]
    public async Task The_weeks_are_listed_newest_first_page_by_page()
    {
        await app.ReceiveAsync(kommun.Code, New(Made.Report), New(Before(1)), New(Before(1)), New(Before(9)));
        (await app.GetAsync(kommun.Code, "pictures?limit=2")).ToJsonString().ShouldBe(
            """{"pictures":[{"week":"2026-W47","state":"open","total":1,"weighted":2},{"week":"2026-W46","state":"open","total":2,"weighted":4}],"next":"2026-W46"}""");
        (await app.GetAsync(kommun.Code, "pictures?limit=2&after=2026-W46")).ToJsonString().ShouldBe(
            """{"pictures":[{"week":"2026-W38","state":"open","total":1,"weighted":2}],"next":null}""");
    }

    [Theory]
    [InlineData("pictures/2026-47", "week not-a-week")]
    [InlineData("pictures/2025-W53", "week not-a-week")]
    [InlineData("pictures?after=nyss&limit=0", "after not-a-week", "limit out-of-range")]
    [InlineData("trends?from=2026-W60", "from not-a-week")]
    [InlineData("trends?to=nu", "to not-a-week")]
    [InlineData("trends?from=2026-W10&to=2026-W09", "to before-from")]
    [InlineData("trends?from=2000-W01&to=2026-W09", "from too-long")]
    [InlineData("trends?area=finns-inte", "area unknown-area")]
    [InlineData("trends?category=finns-inte", "category unknown-category")]
    public async Task What_cannot_be_answered_is_told_by_field(string path, params string[] errors)
    {
        using var client = app.As("analytiker", kommun.Code);
        using var answer = await client.GetAsync(Address(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        problem["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}").ShouldBe(errors);
    }

    private Uri Address(string path) => new($"/api/{kommun.Code}/{path}", UriKind.Relative);

    private static RecordedReport New(RecordedReport report) => report with { Id = Guid.NewGuid() };

    /// <summary>The report of week 47, so many weeks earlier. 52 weeks before is week 47 of 2025.</summary>
    private static RecordedReport Before(int weeks) => Made.Report with { OccurredFrom = Made.Report.OccurredFrom.AddDays(-7 * weeks), OccurredTo = null };
}
