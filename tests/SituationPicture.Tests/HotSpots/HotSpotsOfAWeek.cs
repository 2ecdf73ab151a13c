using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.HotSpots;

/// <summary>Hot spots, forecast and cells in the answers: found in the background from reports whose place is known to the street or better.</summary>
public sealed class HotSpotsOfAWeek(PictureApp app)
{
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;

    [Fact]
    public async Task Come_after_the_picture_was_asked_for_and_follow_what_changes()
    {
        await app.ReceiveAsync(kommun.Code, [.. Enumerable.Range(1, 10).Select(week => At(0.05) with { OccurredFrom = Made.Report.OccurredFrom.AddDays(-7 * week), OccurredTo = null })], Guid.NewGuid());
        var burst = Enumerable.Range(0, 5).Select(_ => At(0.01)).ToArray();
        await app.ReceiveAsync(kommun.Code, burst);

        var spot = await SpotAsync(spots => spots.Count == 1);
        ((int)spot!["count"]!, (double)spot["weighted"]!, (double)spot["radius"]!).ShouldBe((5, 10, 150));
        ((double)spot["lon"]!).ShouldBe(kommun.MinLon + 0.01, 0.005);

        // A report that moves within the kommun changes no count, and yet its cell.
        await app.ReceiveAsync(kommun.Code, burst[0] with { Revision = 2, Lon = kommun.MinLon + 0.03 });
        ((int)(await SpotAsync(spots => spots.Count == 1 && (int)spots[0]!["count"]! == 4))!["count"]!).ShouldBe(4);
        await app.ReceiveAsync(kommun.Code, [.. burst.Skip(1).Select(r => r with { Revision = 2, Retracted = true })], Guid.NewGuid());
        await SpotAsync(spots => spots.Count == 0);
    }

    [Fact]
    public async Task Are_never_found_in_reports_that_are_known_to_the_kommun_or_an_area_only()
    {
        await app.ReceiveAsync(kommun.Code, [.. Enumerable.Range(0, 6).Select(_ => At(0.01) with { Precision = "municipality" }),
            .. Enumerable.Range(0, 6).Select(_ => At(0.01) with { Precision = "area" }), .. Enumerable.Range(0, 6).Select(_ => At(0.01) with { Kind = "planned" }), At(0.05) with { Precision = "street" }], Guid.NewGuid());
        var cells = await CellsAsync(cells => cells.Count > 0);
        cells.Sum(c => (int)c["properties"]!["count"]!).ShouldBe(1);
        (await app.GetAsync(kommun.Code, "pictures/2026-W47"))["hotSpots"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_on_the_map_with_cells_and_the_forecast_of_the_coming_week()
    {
        await app.ReceiveAsync(kommun.Code, [.. Enumerable.Range(0, 6).Select(_ => At(0.01)), .. Enumerable.Range(2, 12).Select(i => At(0.01 * i))], Guid.NewGuid());
        var cells = await CellsAsync(cells => cells.Count > 0);
        cells[0]["geometry"]!["coordinates"]![0]!.AsArray().Count.ShouldBe(7);
        var features = (await app.GetAsync(kommun.Code, "pictures/2026-W47/map"))["features"]!.AsArray().Select(f => f!).ToList();
        var forecast = features.Where(f => (string)f["properties"]!["kind"]! == "forecast").ToList();
        forecast.ShouldNotBeEmpty();
        forecast.ShouldAllBe(f => (string)f["properties"]!["week"]! == "2026-W48");
        features.Count(f => (string)f["properties"]!["kind"]! == "hotspot").ShouldBe(1);
        (await app.GetAsync(kommun.Code, "pictures/2026-W47"))["forecast"]!["record"].ShouldBeNull();
    }

    private async Task<JsonNode?> SpotAsync(Func<JsonArray, bool> right) => (await Eventually.SeesAsync("the hot spots are right",
        async () => (await app.GetAsync(kommun.Code, "pictures/2026-W47"))["hotSpots"]!.AsArray(), right)).FirstOrDefault();

    private Task<List<JsonNode>> CellsAsync(Func<List<JsonNode>, bool> right) => Eventually.SeesAsync("the cells are there",
        async () => (await app.GetAsync(kommun.Code, "pictures/2026-W47/map"))["features"]!.AsArray().Select(f => f!).Where(f => (string)f["properties"]!["kind"]! == "cell").ToList(), right);

    /// <summary>So many degrees north-east of the kommun's south-west corner.</summary>
    private RecordedReport At(double away) => Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + away, Lat = kommun.MinLat + away };
}
