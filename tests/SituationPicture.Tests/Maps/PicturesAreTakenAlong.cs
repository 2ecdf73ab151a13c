using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Municipalities;
using Est.SituationPicture.Maps;

namespace Est.SituationPicture.Tests.Maps;

/// <summary>What is on the screen as a file: the numbers of the picture, with the filter of the page.</summary>
public sealed class PicturesAreTakenAlong(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_a_table_that_Swedish_Excel_opens()
    {
        await FillAsync();
        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(Address("export"), Ct);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"lagesbild-{kommun.Code}-2026-W47.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldStartWith("Vecka;Områdeskod;Område;Överordnat;Läge;Föreslaget läge;Motiv;Kategori;Antal;Viktat;Förra veckan;Medel fyra veckor;");
        lines[1].ShouldStartWith($"2026-W47;{kommun.Code};{kommun.Name};;;");
        lines[1].ShouldContain(";Alla;3;7;1;0,25;");
        lines.Count(l => l.StartsWith("2026-W47;torget;", StringComparison.Ordinal)).ShouldBe(3);
        lines.ShouldAllBe(l => l.Length == 0 || l.Count(c => c == ';') == 16);
        lines[^1].ShouldBeEmpty();
    }

    [Fact]
    public async Task With_the_filter_of_the_page()
    {
        await FillAsync();
        var map = await app.GetAsync(kommun.Code, "pictures/2026-W47/export?format=geojson&area=torget&category=brand");
        map["features"]!.AsArray().Select(f => $"{f!["properties"]!["kind"]} {f["id"]} {f["properties"]!["total"]}").ShouldBe(["area torget 1", "area kiosken 1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("export?format=pdf", "format unknown-format")]
    [InlineData("export?category=finns-inte", "category unknown-category")]
    [InlineData("export?area=finns-inte", "area unknown-area")]
    public async Task But_not_what_there_is_not(string path, string error)
    {
        using var client = app.As("analytiker", kommun.Code);
        using var answer = await client.GetAsync(Address(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}").ShouldBe([error]);
    }

    [Fact]
    public async Task And_no_name_in_it_is_a_formula()
    {
        var square = Made.Square("torget", kommun.MinLon, kommun.MinLat);
        square["properties"]!["name"] = "=HYPERLINK(\"http://x\")";
        await app.PutAreasAsync(kommun.Code, Made.Areas(square));
        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(Address("export"), Ct);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(";torget;\"'=HYPERLINK(\"\"http://x\"\")\";");
    }

    /// <summary>Torget with a kiosk within it: two of the week's three reports, one of them a fire; one report the week before.</summary>
    private async Task FillAsync()
    {
        await app.PutAreasAsync(kommun.Code, Made.Areas(Made.Square("torget", kommun.MinLon, kommun.MinLat), Made.Square("kiosken", kommun.MinLon, kommun.MinLat, 0.05, "torget")));
        var kiosk = Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + 0.01, Lat = kommun.MinLat + 0.01 };
        await app.ReceiveAsync(kommun.Code, kiosk, kiosk with { Id = Guid.NewGuid(), Category = "brand", Severity = 3 }, Made.NewReport(),
            Made.NewReport() with { OccurredFrom = Made.Report.OccurredFrom.AddDays(-7), OccurredTo = null });
    }

    private Uri Address(string path) => new($"/api/{kommun.Code}/pictures/2026-W47/{path}", UriKind.Relative);
}
