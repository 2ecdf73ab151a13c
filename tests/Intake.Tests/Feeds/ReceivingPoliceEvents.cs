using System.Net;
using System.Text.Json;
using Est.Intake.Feeds.Polisen;
using static Est.Intake.Tests.Feeds.PoliceEvents;

namespace Est.Intake.Tests.Feeds;

/// <summary>Police events as they are, from the address that takes them to the kommun where they count.</summary>
public sealed class ReceivingPoliceEvents(FeedFixture feed) : IClassFixture<FeedFixture>
{
    [Fact]
    public async Task An_event_counts_in_its_kommun_as_a_report_of_the_police()
    {
        var id = FeedFixture.NewId();
        (await feed.SendAsync(Json(id, "Karlskoga", type: "Skadegörelse", summary: "Krossade rutor i\u00A0centrum &amp; skolan.")))
            .ShouldBe(new FeedCounts(1, 1, 0, 0, 0, 0, 0));
        (await feed.CountsInAsync(id)).ShouldBe(["1883"]);
        var stored = JsonDocument.Parse((await feed.ReportAsync<string>(id, "to_jsonb(reports)::text"))!).RootElement;
        foreach (var (column, value) in new Dictionary<string, string>
        {
            ["organisation"] = "Polisen",
            ["source"] = "polisen",
            ["kind"] = "incident",
            ["category"] = "skadegorelse",
            ["precision"] = "municipality",
            ["description"] = "Krossade rutor i centrum & skolan.",
        })
            stored.GetProperty(column).GetString().ShouldBe(value, column);
        stored.GetProperty("severity").GetInt32().ShouldBe(2);
        stored.GetProperty("occurred_from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.FromHours(1)));
        stored.GetProperty("origin").GetRawText().ShouldBe(
            $$"""{"url": "/aktuellt/handelser/2026/november/20/{{id}}", "type": "Skadegörelse", "published": "2026-11-20T22:05:11+01:00"}""");
        foreach (var column in new[] { "occurred_to", "lon", "lat", "area_code" }) stored.GetProperty(column).ValueKind.ShouldBe(JsonValueKind.Null, column);
        (await feed.ToldAsync(id)).ShouldBe(["1883 1"]);
    }

    [Theory]
    [InlineData("no gps", "Degerfors", null, "Stöld", "2026-11-20 22:05:11 +01:00", "2026-11-20T21:30:00+01:00", "1862 inbrott-stold 1")]
    [InlineData("hour of one digit", "Degerfors", "20 november 7.30, Stöld, Degerfors", "Stöld", "2026-11-20 8:05:11 +01:00", "2026-11-20T07:30:00+01:00", "1862 inbrott-stold 1")]
    [InlineData("New Year", "Degerfors", "31 december 23.50, Brand, Degerfors", "Brand", "2026-01-01 0:20:00 +01:00", "2025-12-31T23:50:00+01:00", "1862 brand 2")]
    [InlineData("unknown type", "Degerfors", null, "Solförmörkelse", "2026-11-20 22:05:11 +01:00", "2026-11-20T21:30:00+01:00", "1862 annat 1")]
    [InlineData("renamed place", "Malung", null, "Stöld", "2026-11-20 22:05:11 +01:00", "2026-11-20T21:30:00+01:00", "2023 inbrott-stold 1")]
    [InlineData("no time", "Dals-ed", "Sammanfattning natt, Dals-ed", "Sammanfattning natt", "2026-11-20 6:05:11 +01:00", "2026-11-20T06:05:11+01:00", "1438 annat 1")]
    public async Task A_trap_of_the_format_costs_no_event(string trap, string place, string? name, string type, string published, string happened, string counted)
    {
        var id = FeedFixture.NewId();
        (await feed.SendAsync(Json(id, place, name, type, published: published, change: json =>
        {
            if (trap == "no gps") json["location"]!.AsObject().Remove("gps");
        }))).Accepted.ShouldBe(1);
        (await feed.ReportAsync<string>(id, "municipality || ' ' || category || ' ' || severity")).ShouldBe(counted);
        (await feed.ReportAsync<DateTimeOffset>(id, "occurred_from")).ShouldBe(DateTimeOffset.Parse(happened, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_event_of_a_county_is_kept_and_counts_in_no_kommun()
    {
        var id = FeedFixture.NewId();
        for (var time = 0; time < 2; time++)
            (await feed.SendAsync(Json(id, "Gotlands län", summary: "Natten var lugn."))).ShouldBe(new FeedCounts(1, 0, 0, 0, 1, 0, 0));
        (await feed.CountsInAsync(id)).ShouldBeEmpty();
        (await CountyAsync(id)).ShouldBe("09 1 Natten var lugn.");
        (await feed.SendAsync(Json(id, "Gotlands län", summary: "Natten var inte lugn."))).County.ShouldBe(1);
        (await CountyAsync(id)).ShouldBe("09 2 Natten var inte lugn.");
    }

    [Fact]
    public async Task An_event_of_an_unknown_place_is_kept_with_that_reason_until_its_place_is_known()
    {
        var id = FeedFixture.NewId();
        for (var time = 0; time < 2; time++)
            (await feed.SendAsync(Json(id, "Atlantis"))).ShouldBe(new FeedCounts(1, 0, 0, 0, 0, 1, 0));
        (await LeftoversAsync($"\"id\":{id},")).ShouldBe(["unknown-place"]);
        (await feed.SendAsync(Json(id, "Degerfors"))).Accepted.ShouldBe(1);
        (await LeftoversAsync($"\"id\":{id},")).ShouldBeEmpty();
        (await feed.CountsInAsync(id)).ShouldBe(["1862"]);
    }

    [Theory]
    [InlineData("{\"id\":77001,\"datetime\":", "broken-json")]
    [InlineData("77002", "not-an-event")]
    [InlineData("{\"id\":\"x77003\",\"datetime\":\"2026-11-20 22:05:11 +01:00\"}", "invalid")]
    [InlineData("{\"id\":77004,\"datetime\":\"i går\"}", "invalid")]
    [InlineData("{\"id\":77005,\"datetime\":\"1970-01-01 1:00:00 +01:00\"}", "too-early")]
    [InlineData("{\"id\":77006,\"datetime\":\"2999-01-01 1:00:00 +01:00\"}", "too-late")]
    public async Task What_cannot_be_read_as_an_event_is_kept_once_with_its_errors_and_the_rest_goes_on(string broken, string code)
    {
        for (var time = 0; time < 2; time++)
        {
            var id = FeedFixture.NewId();
            (await feed.SendAsync(Lines(Json(id), broken))).ShouldBe(new FeedCounts(2, 1, 0, 0, 0, 0, 1));
            (await feed.CountsInAsync(id)).ShouldBe(["1862"]);
        }
        (await LeftoversAsync(broken)).ShouldBe([code]);
    }

    [Fact]
    public async Task Characters_that_no_database_keeps_cost_no_event()
    {
        var id = FeedFixture.NewId();
        var text = Json(id, summary: "HÄR").Replace("HÄR", "Tecken \\u0000 \\ud800 &#0; slut", StringComparison.Ordinal);
        (await feed.SendAsync(text)).Accepted.ShouldBe(1);
        (await feed.SendAsync(Lines("{\"id\":\"\0\"}"))).Quarantined.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_event_again_is_unchanged_and_another_text_is_a_revision()
    {
        var id = FeedFixture.NewId();
        (await feed.SendAsync(Json(id))).Accepted.ShouldBe(1);
        (await feed.SendAsync(Json(id))).ShouldBe(new FeedCounts(1, 0, 0, 1, 0, 0, 0));
        (await feed.SendAsync(Json(id, change: json => json["url"] = $"/aktuellt/handelser/2026/november/20/{id}"))).Unchanged.ShouldBe(1, "only the last slash differs");
        (await feed.SendAsync(Json(id, summary: "Cykeln är återfunnen."))).ShouldBe(new FeedCounts(1, 0, 1, 0, 0, 0, 0));
        (await feed.ReportAsync<string>(id, "revision || ' ' || description")).ShouldBe("2 Cykeln är återfunnen.");
        (await feed.ToldAsync(id)).ShouldBe(["1862 1", "1862 2"]);
    }

    [Fact]
    public async Task An_id_that_comes_twice_in_one_body_is_one_report_with_both_revisions()
    {
        var id = FeedFixture.NewId();
        (await feed.SendAsync(Json(id, summary: "Först"), Json(id, summary: "Sedan"), Json(id, summary: "Sedan"), Json(id, summary: "Sist")))
            .ShouldBe(new FeedCounts(4, 1, 2, 1, 0, 0, 0));
        (await feed.ReportAsync<string>(id, "revision || ' ' || description")).ShouldBe("3 Sist");
        (await feed.Database.ListAsync<string>("select description from report_revisions where external_id = $1 order by revision", $"{id}")).ShouldBe(["Först", "Sedan"]);
    }

    [Fact]
    public async Task An_event_that_the_police_move_counts_once_wherever_it_goes()
    {
        var id = FeedFixture.NewId();
        await GoesToAsync("Eslöv", "1285", new FeedCounts(1, 1, 0, 0, 0, 0, 0));
        await GoesToAsync("Hörby", "1266", new FeedCounts(1, 0, 1, 0, 0, 0, 0));
        await GoesToAsync("Skåne län", null, new FeedCounts(1, 0, 0, 0, 1, 0, 0));
        (await CountyAsync(id)).ShouldBe("12 1 Cykel stulen vid stationen.");
        await GoesToAsync("Hörby", "1266", new FeedCounts(1, 0, 1, 0, 0, 0, 0), "Nu åter i Hörby.");
        (await CountyAsync(id)).ShouldBeNull();
        await GoesToAsync("Atlantis", null, new FeedCounts(1, 0, 0, 0, 0, 1, 0));
        await GoesToAsync("Eslöv", "1285", new FeedCounts(1, 0, 1, 0, 0, 0, 0), "Nu åter i Eslöv.");
        (await feed.ToldAsync(id)).ShouldBe(
            ["1285 1", "1266 1", "1285 2 retracted", "1266 2 retracted", "1266 3", "1266 4 retracted", "1285 3"]);

        async Task GoesToAsync(string place, string? kommun, FeedCounts expected, string summary = "Cykel stulen vid stationen.")
        {
            (await feed.SendAsync(Json(id, place, summary: summary))).ShouldBe(expected, place);
            (await feed.CountsInAsync(id)).ShouldBe(kommun is null ? [] : [kommun], false, place);
        }
    }

    [Fact]
    public async Task An_event_that_is_moved_on_within_one_body_counts_where_it_ends()
    {
        var (id, back) = (FeedFixture.NewId(), FeedFixture.NewId());
        (await feed.SendAsync(
            Json(id, "Eslöv"), Json(id, "Skåne län"), Json(id, "Hörby"),
            Json(back, "Eslöv"), Json(back, "Hörby"), Json(back, "Eslöv"))).ShouldBe(new FeedCounts(6, 2, 3, 0, 1, 0, 0));
        (await feed.CountsInAsync(id)).ShouldBe(["1266"]);
        (await feed.CountsInAsync(back)).ShouldBe(["1285"]);
    }

    [Fact]
    public async Task A_report_that_a_coordinator_took_back_stays_taken_back()
    {
        var id = FeedFixture.NewId();
        await feed.SendAsync(Json(id));
        await feed.Database.ExecuteAsync($"update reports set retracted_at = now(), revision = 2 where external_id = '{id}'");
        (await feed.SendAsync(Json(id))).Unchanged.ShouldBe(1);
        (await feed.CountsInAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_events_in_many_bodies_at_once_count_once()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => FeedFixture.NewId()).ToList();
        var bodies = Enumerable.Range(0, 8).Select(n => Array([.. ids.Select(id => Json(id, n % 2 == 0 ? "Eslöv" : "Hörby"))]));
        var counts = await Task.WhenAll(bodies.Select(feed.SendAsync));
        counts.Sum(c => c.Accepted).ShouldBe(50);
        foreach (var id in ids) (await feed.CountsInAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Gzip_is_taken_with_and_without_its_header()
    {
        var body = Gzip(Array(Json(FeedFixture.NewId()), Json(FeedFixture.NewId(), "Örebro län")));
        foreach (var encoding in new[] { null, "gzip" })
        {
            using var response = await feed.PostAsync(body, encoding);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using var other = await feed.PostAsync(body, "br");
        other.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_that_breaks_says_where_and_keeps_what_came_before()
    {
        var ids = Enumerable.Range(0, 6000).Select(_ => FeedFixture.NewId()).ToList();
        var whole = Gzip(Lines([.. ids.Select(id => Json(id))]));
        var problem = await feed.RefusedAsync(whole[..(whole.Length * 9 / 10)]);
        problem.GetProperty("type").GetString().ShouldBe("urn:est:problem:broken-gzip");
        var received = problem.GetProperty("received").GetInt32();
        received.ShouldBeInRange(4096, 5999);
        problem.GetProperty("accepted").GetInt32().ShouldBe(received);
        problem.GetProperty("detail").GetString()!.ShouldContain($"event {received + 1}");
        (await feed.SendAsync(whole)).ShouldBe(new FeedCounts(6000, 6000 - received, 0, received, 0, 0, 0));

        var (first, second) = (FeedFixture.NewId(), FeedFixture.NewId());
        var array = Array(Json(first), Json(second));
        var broken = await feed.RefusedAsync(array[..^20]);
        broken.GetProperty("type").GetString().ShouldBe("urn:est:problem:broken-json");
        broken.GetProperty("received").GetInt32().ShouldBe(1);
        (await feed.SendAsync(array)).ShouldBe(new FeedCounts(2, 1, 0, 1, 0, 0, 0));
    }

    private Task<string?> CountyAsync(long id) =>
        feed.Database.ValueAsync<string>("select county || ' ' || revision || ' ' || description from county_events where id = $1", id);

    private Task<List<string>> LeftoversAsync(string part) =>
        feed.Database.ListAsync<string>("select errors -> 0 ->> 'code' from unplaced_events where position($1 in text) > 0", part);
}
