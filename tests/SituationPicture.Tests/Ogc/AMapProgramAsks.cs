using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.Ogc;

/// <summary>OGC API - Features as QGIS and ArcGIS use it: from the landing page by links to the features, and a part of them by place and time.</summary>
public sealed class AMapProgramAsks(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task And_finds_by_links_all_there_is()
    {
        await PutAsync();
        var landing = await GetAsync($"/ogc/{kommun.Code}/");
        var collections = await GetAsync(Link(landing, "data"));
        (await GetAsync(Link(landing, "conformance")))["conformsTo"]!.AsArray().Select(c => (string)c!).ShouldContain("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
        collections["collections"]!.AsArray().Select(c => (string)c!["id"]!).ShouldBe(["areas", "levels", "hotspots"]);

        var areas = await GetAsync(Link(collections["collections"]![0]!, "items"));
        areas["features"]!.AsArray().Select(f => (string)f!["id"]!).ShouldBe([kommun.Code, "ost", "vast"]);
        ((int)areas["numberMatched"]!, (int)areas["numberReturned"]!).ShouldBe((3, 3));
        ((string)(await GetAsync($"/ogc/{kommun.Code}/collections/areas/items/ost"))["properties"]!["name"]!).ShouldBe("Område ost");
    }

    [Fact]
    public async Task For_a_page_at_a_time()
    {
        await PutAsync();
        var (seen, next) = (new List<string>(), (string?)$"/ogc/{kommun.Code}/collections/areas/items?limit=2");
        for (var pages = 0; next is not null; pages++)
        {
            pages.ShouldBeLessThan(2);
            var page = await GetAsync(next);
            seen.AddRange(page["features"]!.AsArray().Select(f => (string)f!["id"]!));
            next = (string?)page["links"]!.AsArray().FirstOrDefault(l => (string)l!["rel"]! == "next")?["href"];
        }
        seen.ShouldBe([kommun.Code, "ost", "vast"]);
    }

    [Fact]
    public async Task For_a_part_of_the_map()
    {
        await PutAsync();
        var west = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kommun.MinLon + 0.01},{kommun.MinLat + 0.01},{kommun.MinLon + 0.02},{kommun.MinLat + 0.02}");
        (await GetAsync($"/ogc/{kommun.Code}/collections/levels/items?bbox={west}"))["features"]!.AsArray().Select(f => (string)f!["properties"]!["code"]!).ShouldBe(["vast"]);
    }

    [Fact]
    public async Task For_the_levels_of_a_week_and_the_weeks_of_a_time()
    {
        await PutAsync();
        await app.ReceiveAsync(kommun.Code, Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + 0.01, Lat = kommun.MinLat + 0.01 });
        var levels = (await GetAsync($"/ogc/{kommun.Code}/collections/levels/items?datetime=2026-11-20"))["features"]!.AsArray();
        levels.Select(f => $"{f!["id"]} {f["properties"]!["total"]}").ShouldBe([$"2026-W47:{kommun.Code} 1", "2026-W47:ost 0", "2026-W47:vast 1"]);
        (await GetAsync($"/ogc/{kommun.Code}/collections/levels/items?datetime=2026-11-09T00:00:00Z/2026-11-20T00:00:00Z"))["features"]!.AsArray()
            .Select(f => (string)f!["properties"]!["week"]!).Distinct().ShouldBe(["2026-W47", "2026-W46"]);
        ((int)(await GetAsync($"/ogc/{kommun.Code}/collections/levels/items/2026-W47:vast"))["properties"]!["total"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("collections/finns-inte", 404)]
    [InlineData("collections/finns-inte/items", 404)]
    [InlineData("collections/areas/items/finns-inte", 404)]
    [InlineData("collections/areas/items?bbox=1,2,3", 400)]
    [InlineData("collections/areas/items?bbox=5,1,2,3", 400)]
    [InlineData("collections/areas/items?limit=0", 400)]
    [InlineData("collections/areas/items?datetime=nyss", 400)]
    [InlineData("collections/areas/items?datetime=2026-02-01/2026-01-01", 400)]
    [InlineData("collections/areas/items?okand=1", 400)]
    public async Task For_what_there_is_not(string path, int status)
    {
        using var client = app.As("analytiker", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/ogc/{kommun.Code}/{path}", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe((HttpStatusCode)status);
    }

    private async Task PutAsync()
    {
        using var put = await app.PutAreasAsync(kommun.Code, Made.Areas(
            Made.Square("vast", kommun.MinLon, kommun.MinLat, 0.05), Made.Square("ost", kommun.MinLon + 0.05, kommun.MinLat, 0.05)));
        put.EnsureSuccessStatusCode();
    }

    private static string Link(JsonNode document, string rel) => (string)document["links"]!.AsArray().Single(l => (string)l!["rel"]! == rel)!["href"]!;

    private async Task<JsonNode> GetAsync(string path)
    {
        using var client = app.As("analytiker", kommun.Code);
        return (await client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.RelativeOrAbsolute), Ct))!;
    }
}
