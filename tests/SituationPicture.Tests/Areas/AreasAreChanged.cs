using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>A kommun gives its areas, and gives others later. What was reported before counts where it now belongs.</summary>
public sealed class AreasAreChanged(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Until_someone_gives_areas_the_kommun_is_the_only_one()
    {
        var areas = await app.GetAsync(kommun.Code, "areas");
        areas.ToJsonString().ShouldBe(JsonNode.Parse($$"""
            {"type":"FeatureCollection","version":0,"features":[
              {"type":"Feature","id":"{{kommun.Code}}","properties":{"code":"{{kommun.Code}}","name":"{{kommun.Name}}","parent":null,"population":null,"validFrom":"2000-01-01","validTo":null,"neighbours":[]},"geometry":null}]}
            """)!.ToJsonString());
    }

    [Fact]
    public async Task The_first_report_announces_the_kommun_as_its_first_area()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.ReceiveAsync(kommun.Code, Made.NewReport())));
        var announced = (await app.AnnouncedAsync<AreasChanged>(kommun.Code)).ShouldHaveSingleItem();
        announced.Version.ShouldBe(1);
        announced.Areas.Select(Text).ShouldBe([$"{kommun.Code} {kommun.Name} <  {new DateOnly(2000, 1, 1):O} []"]);
    }

    [Fact]
    public async Task Given_areas_are_answered_as_GeoJSON_and_announced_with_their_neighbours()
    {
        var west = West("vast");
        west["properties"]!["population"] = 1200;
        west["properties"]!["validFrom"] = "2026-01-01";
        (await PutAsync(west, East("ost"), Made.Square("torget", kommun.MinLon, kommun.MinLat, 0.01, "vast"))).ShouldBe((2, 0));

        var areas = await app.GetAsync(kommun.Code, "areas");
        ((int)areas["version"]!).ShouldBe(2);
        areas["features"]!.AsArray().Select(f => (string)f!["id"]!).ShouldBe([kommun.Code, "ost", "torget", "vast"]);
        JsonNode.DeepEquals(areas["features"]![3]!["geometry"], west["geometry"]).ShouldBeTrue();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Stockholm"));
        (await app.AnnouncedAsync<AreasChanged>(kommun.Code))[^1].Areas.Select(Text).ShouldBe(
        [
            $"{kommun.Code} {kommun.Name} <  2000-01-01 []",
            $"ost Område ost < {kommun.Code} {today:O} [vast]",
            $"torget Område torget < vast {today:O} []",
            $"vast Område vast < {kommun.Code} 1200 2026-01-01 [ost]",
        ]);
    }

    [Fact]
    public async Task The_size_of_each_area_is_announced_where_it_has_a_polygon()
    {
        await PutAsync(West("vast"), Made.Square("torget", kommun.MinLon, kommun.MinLat, 0.01, "vast"));
        var sizes = (await app.AnnouncedAsync<AreasChanged>(kommun.Code))[^1].Areas.ToDictionary(a => a.Code, a => a.SquareKilometres);
        // A hundredth of a degree is 1.112 km northwards, and that times the cosine of the latitude eastwards (sphere of 6,371 km).
        var onASphere = 1.112 * 1.112 * Math.Cos(double.DegreesToRadians(kommun.MinLat + 0.005));
        sizes["torget"]!.Value.ShouldBe(onASphere, 0.01 * onASphere);
        sizes[kommun.Code].ShouldBeNull();
    }

    [Fact]
    public async Task Reports_from_before_are_counted_in_the_new_areas()
    {
        await app.ReceiveAsync(kommun.Code, InWest(), InWest(), InEast(), Made.NewReport() with { Precision = "area", AreaCode = "ost" });
        (await PutAsync(West("vast"), East("ost"))).ShouldBe((2, 4));
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 4 8 r1", "ost 2 4 r1", "vast 2 4 r1"]);

        (await PutAsync(West("allt"), Made.Square("litet", kommun.MinLon, kommun.MinLat, 0.02, "allt"))).ShouldBe((3, 4));
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 4 8 r1", "allt 2 4 r1", "litet 2 4 r1", "ost 0 0 r2", "vast 0 0 r2"]);
        (await app.AnnouncedAsync<WeekCounted>(kommun.Code))[^1].Cells.OrderBy(c => c.Area, StringComparer.Ordinal).ShouldBe(
        [
            new CountedCell("allt", "2026-W47", "skadegorelse", 2, 4, 1), new CountedCell("litet", "2026-W47", "skadegorelse", 2, 4, 1),
            new CountedCell("ost", "2026-W47", "skadegorelse", 0, 0, 2), new CountedCell("vast", "2026-W47", "skadegorelse", 0, 0, 2),
        ]);
    }

    [Fact]
    public async Task A_retraction_after_the_change_takes_the_report_from_where_it_now_counts()
    {
        var report = InWest();
        await app.ReceiveAsync(kommun.Code, report);
        await PutAsync(West("vast"));
        await app.ReceiveAsync(kommun.Code, report with { Revision = 2, Retracted = true });
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 0 0 r2", "vast 0 0 r2"]);
        (await app.Database.ListAsync<long>("select h from weekly_hours, unnest(millionths) h where municipality = $1 and h <> 0", kommun.Code)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_that_come_while_areas_change_are_all_counted_where_they_belong()
    {
        await Task.WhenAll(
            [.. Enumerable.Range(0, 8).Select(_ => app.ReceiveAsync(kommun.Code, InWest(), InEast())),
             PutAsync(West("vast"), East("ost")), .. Enumerable.Range(0, 8).Select(_ => app.ReceiveAsync(kommun.Code, InWest(), InEast())), PutAsync(East("ost"), West("vast"))]);
        (await CellsAsync()).Select(c => c[..c.LastIndexOf(' ')]).ShouldBe([$"{kommun.Code} 32 64", "ost 16 32", "vast 16 32"]);
    }

    [Fact]
    public async Task An_earlier_version_can_be_asked_for_by_number_and_by_day()
    {
        await PutAsync(West("vast"));
        await PutAsync(East("ost"));
        string[] Codes(JsonNode areas) => [.. areas["features"]!.AsArray().Select(f => (string)f!["id"]!)];
        Codes(await app.GetAsync(kommun.Code, "areas?version=2")).ShouldBe([kommun.Code, "vast"]);
        Codes(await app.GetAsync(kommun.Code, "areas?at=2999-01-01")).ShouldBe([kommun.Code, "ost"]);
        Codes(await app.GetAsync(kommun.Code, "areas?at=2001-01-01")).ShouldBe([kommun.Code]);
        using var client = app.As("analytiker", kommun.Code);
        using var none = await client.GetAsync(new Uri($"/api/{kommun.Code}/areas?version=9", UriKind.Relative), Ct);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_versions_of_an_area_in_one_week_count_in_the_newer_and_both_can_be_seen()
    {
        await PutAsync(West("torget"));
        await app.ReceiveAsync(kommun.Code, InWest(), InWest());
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 2 4 r1", "torget 2 4 r1"]);
        await app.ReceiveAsync(kommun.Code, InEast());
        await PutAsync(East("torget"));
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 3 6 r2", "torget 1 2 r2"]);
        await app.ReceiveAsync(kommun.Code, InEast());
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 4 8 r3", "torget 2 4 r3"]);
        JsonNode.DeepEquals((await app.GetAsync(kommun.Code, "areas?version=2"))["features"]![1]!["geometry"], West("torget")["geometry"]).ShouldBeTrue();
        JsonNode.DeepEquals((await app.GetAsync(kommun.Code, "areas"))["features"]![1]!["geometry"], East("torget")["geometry"]).ShouldBeTrue();
    }

    /// <summary>Karlskoga's DeSO areas 1883A0010 and 1883A0020 became 1883A0030 (Statistics Sweden, February 2020); the polygons are made.</summary>
    [Fact]
    public async Task An_agreed_week_can_be_seen_in_the_areas_of_then_and_in_those_of_today()
    {
        await PutAsync(West("1883A0010"), East("1883A0020"));
        await app.ReceiveAsync(kommun.Code, InWest(), InWest(), InEast());
        using var client = app.As("samordnare", kommun.Code);
        foreach (var step in new[] { "compile", "agree" })
        {
            using var done = await client.PostAsJsonAsync(new Uri($"/api/{kommun.Code}/pictures/2026-W47/{step}", UriKind.Relative), new { }, Ct);
            done.StatusCode.ShouldBe(HttpStatusCode.OK, await done.Content.ReadAsStringAsync(Ct));
        }
        await PutAsync(Made.Square("1883A0030", kommun.MinLon, kommun.MinLat, 0.1));

        (await TotalsAsync("pictures/2026-W47")).ShouldBe([$"{kommun.Code} 3", "1883A0010 2", "1883A0020 1"]);
        (await TotalsAsync("pictures/2026-W47?version=1")).ShouldBe([$"{kommun.Code} 3", "1883A0010 2", "1883A0020 1"]);
        (await TotalsAsync("pictures/2026-W47?areas=now")).ShouldBe([$"{kommun.Code} 3", "1883A0030 3"]);
        (await app.GetAsync(kommun.Code, "pictures/2026-W47/map"))["features"]!.AsArray()
            .Select(f => (string?)f!["id"]).Where(id => id is not null).ShouldBe([kommun.Code, "1883A0010", "1883A0020"]);
        (await app.GetAsync(kommun.Code, "pictures/2026-W47/map?areas=now"))["features"]![1]!["geometry"].ShouldNotBeNull();
    }

    private async Task<string[]> TotalsAsync(string path) =>
        [.. (await app.GetAsync(kommun.Code, path))["areas"]!.AsArray().Select(a => $"{a!["code"]} {a["total"]}")];

    [Fact]
    public async Task After_its_last_day_an_area_takes_no_more_reports()
    {
        var fair = West("marknad");
        (fair["properties"]!["validFrom"], fair["properties"]!["validTo"]) = ("2026-11-01", "2026-11-20");
        await PutAsync(fair);
        var late = Made.At("2026-11-21T00:00:00+01:00");
        await app.ReceiveAsync(kommun.Code, InWest(), InWest() with { OccurredFrom = late, OccurredTo = null },
            Made.NewReport() with { Precision = "area", AreaCode = "marknad" }, Made.NewReport() with { Precision = "area", AreaCode = "marknad", OccurredFrom = late, OccurredTo = null });
        (await CellsAsync()).ShouldBe([$"{kommun.Code} 4 8 r1", "marknad 2 4 r1"]);
    }

    [Fact]
    public async Task Areas_in_SWEREF_99_TM_are_kept_in_WGS_84()
    {
        var (lon, lat) = (Math.Round(kommun.MinLon, 3), Math.Round(kommun.MinLat, 3));
        var metres = Made.Square("torget", lon, lat, 0.01);
        foreach (var corner in metres["geometry"]!["coordinates"]![0]!.AsArray())
        {
            var (easting, northing) = Est.ServiceDefaults.Geography.Sweref99.FromWgs84((double)corner![0]!, (double)corner[1]!);
            (corner[0], corner[1]) = (Math.Round(easting, 3), Math.Round(northing, 3));
        }
        var areas = Made.Areas(metres);
        areas["crs"] = JsonNode.Parse("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}""");
        using var answer = await app.PutAreasAsync(kommun.Code, areas);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
        var first = (await app.GetAsync(kommun.Code, "areas"))["features"]![1]!["geometry"]!["coordinates"]![0]![0]!;
        ((double)first[0]!).ShouldBe(lon, 1e-7);
        ((double)first[1]!).ShouldBe(lat, 1e-7);
    }

    [Fact]
    public async Task The_kommun_may_give_its_own_border()
    {
        var own = Made.Square(kommun.Code, kommun.MinLon, kommun.MinLat);
        (await PutAsync(own, West("vast"))).ShouldBe((2, 0));
        JsonNode.DeepEquals((await app.GetAsync(kommun.Code, "areas"))["features"]![0]!["geometry"], own["geometry"]).ShouldBeTrue();
    }

    /// <summary>The western and eastern half of a square at the kommun's south-west corner.</summary>
    private JsonObject West(string code) => Made.Square(code, kommun.MinLon, kommun.MinLat, 0.05);

    private JsonObject East(string code) => Made.Square(code, kommun.MinLon + 0.05, kommun.MinLat, 0.05);

    private RecordedReport InWest() => Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + 0.005, Lat = kommun.MinLat + 0.005 };

    private RecordedReport InEast() => Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + 0.075, Lat = kommun.MinLat + 0.005 };

    private async Task<(int Version, int Done)> PutAsync(params JsonObject[] features)
    {
        using var answer = await app.PutAreasAsync(kommun.Code, Made.Areas(features));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!;
        var job = await app.JobAsync(kommun.Code, (string)body["job"]!);
        ((string)job["state"]!, (int)job["of"]!).ShouldBe(("done", (int)job["done"]!));
        return ((int)body["version"]!, (int)job["done"]!);
    }

    private Task<List<string>> CellsAsync() => app.Database.ListAsync<string>(
        "select concat_ws(' ', area, count, severities, 'r' || revision) from weekly_counts where municipality = $1 order by area collate \"C\"", kommun.Code);

    private static string Text(AreaDescription a) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{a.Code} {a.Name} < {a.Parent} {a.Population?.ToString(System.Globalization.CultureInfo.InvariantCulture)}{(a.Population is null ? "" : " ")}{a.ValidFrom:yyyy-MM-dd} [{string.Join(',', a.Neighbours)}]");
}
