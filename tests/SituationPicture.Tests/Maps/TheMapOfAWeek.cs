using System.Text.Json.Nodes;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.Maps;

/// <summary>The picture drawn: the areas with the numbers of the table.</summary>
public sealed class TheMapOfAWeek(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_every_area_with_the_counts_of_the_picture()
    {
        var (lon, lat) = (Math.Round(kommun.MinLon, 2), Math.Round(kommun.MinLat, 2));
        await app.PutAreasAsync(kommun.Code, Made.Areas(Made.Square("torget", lon, lat)));
        await app.ReceiveAsync(kommun.Code, Made.NewReport(), Made.NewReport() with { Precision = "point", Lon = lon + 0.01, Lat = lat + 0.01 });

        var map = await app.GetAsync(kommun.Code, "pictures/2026-W47/map");
        var areas = Features(map, "area");
        areas.Select(f => $"{f["id"]} {f["properties"]!["name"]} < {f["properties"]!["parent"]} {f["properties"]!["total"]} {f["properties"]!["lastWeek"]} {f["properties"]!["meanOfFour"]}")
            .ShouldBe([$"{kommun.Code} {kommun.Name} <  2 0 0", $"torget Område torget < {kommun.Code} 1 0 0"]);
        areas[0]["geometry"].ShouldBeNull();
        areas[1]["geometry"]!["coordinates"]![0]!.AsArray().Select(p => (Math.Round((double)p![0]! - lon, 5), Math.Round((double)p[1]! - lat, 5))).Distinct()
            .ShouldBe([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)], ignoreOrder: true);
        ((int)map["areasVersion"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_kommun_without_areas_is_the_kommun_without_a_shape()
    {
        var area = Features(await app.GetAsync(kommun.Code, "pictures/2026-W47/map"), "area").ShouldHaveSingleItem();
        area["geometry"].ShouldBeNull();
        ((int)area["properties"]!["total"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Has_the_new_areas_as_soon_as_they_change()
    {
        foreach (var code in new[] { "torget", "parken" })
        {
            await app.PutAreasAsync(kommun.Code, Made.Areas(Made.Square(code, kommun.MinLon, kommun.MinLat)));
            Features(await app.GetAsync(kommun.Code, "pictures/2026-W47/map"), "area").Select(f => (string)f["id"]!).ShouldBe([kommun.Code, code]);
        }
    }

    [Fact]
    public async Task Is_sent_as_GeoJSON_and_kept_by_nobody_on_the_way()
    {
        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun.Code}/pictures/2026-W47/map", UriKind.Relative), Ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
    }

    [Fact]
    public async Task Each_area_has_its_own_hours()
    {
        await app.PutAreasAsync(kommun.Code, Made.Areas(Made.Square("torget", kommun.MinLon, kommun.MinLat)));
        await app.ReceiveAsync(kommun.Code, Made.NewReport() with { OccurredTo = null },
            Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + 0.01, Lat = kommun.MinLat + 0.01, OccurredTo = null });
        async Task<double> FridayNineAsync(string path) => (double)(await app.GetAsync(kommun.Code, "pictures/2026-W47/" + path))["hours"]![4 * 24 + 21]!;
        (await FridayNineAsync("hours"), await FridayNineAsync("hours?area=torget")).ShouldBe((2, 1));
        using var client = app.As("analytiker", kommun.Code);
        using var none = await client.GetAsync(new Uri($"/api/{kommun.Code}/pictures/2026-W47/hours?area=finns-inte", UriKind.Relative), Ct);
        none.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    private static List<JsonNode> Features(JsonNode map, string kind) =>
        [.. map["features"]!.AsArray().Select(f => f!).Where(f => (string)f["properties"]!["kind"]! == kind)];
}
