using Est.ServiceDefaults.Geography;
using Est.SituationPicture.Areas;
using Est.SituationPicture.HotSpots;

namespace Est.SituationPicture.Tests.HotSpots;

/// <summary>What a week's cells say: the hot ones, the dense ones, and those of the coming week with the record of such forecasts.</summary>
public sealed class Forecasting
{
    private static readonly Hex Square = Hex.Of(14.4301, 59.2377), Park = new(Square.Q + 20, Square.R), Lane = new(Square.Q - 20, Square.R + 5);

    [Fact]
    public void A_point_lies_in_the_cell_whose_centre_is_nearest()
    {
        var random = new Random(3);
        for (var i = 0; i < 1_000; i++)
        {
            var (lon, lat) = (11 + 13 * random.NextDouble(), 55.4 + 13 * random.NextDouble());
            var (easting, northing) = Sweref99.FromWgs84(lon, lat);
            var cell = Hex.Of(lon, lat);
            double Away(Hex hex) => Math.Sqrt(Math.Pow(hex.Centre.Easting - easting, 2) + Math.Pow(hex.Centre.Northing - northing, 2));
            Away(cell).ShouldBeLessThanOrEqualTo(Hex.Radius + 1e-6);
            cell.Around().Min(Away).ShouldBeGreaterThanOrEqualTo(Away(cell) - 1e-6);
        }
    }

    [Fact]
    public void A_cell_that_is_always_busy_is_not_hot_and_one_that_is_suddenly_so_is()
    {
        var weeks = Enumerable.Range(0, 27).Select(_ => Week((Square, 5))).ToList();
        weeks[^1] = Week((Square, 6), (Park, 4), (Lane, 1));
        var spot = SpotFinder.Hot(weeks).ShouldHaveSingleItem();
        (spot.Cell, spot.Count, spot.Radius).ShouldBe((Park.Name, 4, 150));
        spot.Expected.ShouldBeLessThan(1);
    }

    [Fact]
    public void Without_history_and_without_reports_nothing_is_hot()
    {
        SpotFinder.Hot([Week()]).ShouldBeEmpty();
        SpotFinder.Hot([Week((Square, 1))]).ShouldBeEmpty();
        Forecasts.Of("2026-W48", [Week()]).ShouldBeNull();
    }

    [Fact]
    public void The_forecast_names_the_cell_where_it_goes_on_and_has_no_record_before_it_has_a_history()
    {
        var forecast = Forecasts.Of("2026-W48", [.. Enumerable.Range(0, 8).Select(i => i < 4 ? Week((Park, 1)) : Week((Square, 2)))])!;
        forecast.Week.ShouldBe("2026-W48");
        var cell = forecast.Cells.ShouldHaveSingleItem();
        (cell.Lon, cell.Lat).ShouldBe(Square.Position);
        cell.Share.ShouldBeInRange(0.1, 0.3);
        forecast.Record.ShouldBeNull();
    }

    [Fact]
    public void A_pattern_of_old_is_forecast_better_than_from_the_last_four_weeks()
    {
        // Twenty places by turns, each every fifth week: the last four weeks always miss the fifth that is due.
        var places = Enumerable.Range(0, 20).Select(i => new Hex(Square.Q + 100 + 10 * i, Square.R)).ToArray();
        var weeks = Enumerable.Range(0, 38).Select(w => Week([.. places.Where((_, i) => i % 5 == w % 5).Select(p => (p, 2)), (Park, 1), (Lane, 1)])).ToList();
        var record = Forecasts.Of("2026-W48", weeks)!.Record!;
        record.Weeks.ShouldBe(12);
        record.Pai.ShouldBeGreaterThan(1);
        record.Pei.ShouldBeInRange(0, 1);
        record.BaselinePei.ShouldBeInRange(0, 1);
        record.Pai.ShouldBeGreaterThanOrEqualTo(record.BaselinePai);
    }

    [Fact]
    public void Dense_cells_hold_the_week_and_what_lies_around_it()
    {
        var cells = SpotFinder.Dense([Week((Square, 4))]);
        cells.Count.ShouldBe(7);
        (cells[0].Q, cells[0].R, cells[0].Count).ShouldBe((Square.Q, Square.R, 4));
        cells.Skip(1).ShouldAllBe(c => c.Count == 0 && c.Density < cells[0].Density);
    }

    [Fact]
    public void Clusters_of_areas_need_eight_of_them_and_say_which_stand_out()
    {
        // A row of twelve areas of which the last three have all the reports.
        AreaClusters.Counted Area(int i, int count) => new($"a{i:00}", "1862", 1_000, [.. new[] { i - 1, i + 1 }.Where(j => j is >= 0 and < 12).Select(j => $"a{j:00}")], count);
        var clusters = AreaClusters.Of([.. Enumerable.Range(0, 12).Select(i => Area(i, i >= 9 ? 30 : 2))]);
        clusters.Where(c => c.Kind == "hot").Select(c => c.Area).ShouldBe(["a10"]);
        clusters.ShouldAllBe(c => c.Kind != "cold");
        AreaClusters.Of([.. Enumerable.Range(0, 7).Select(i => Area(i, i))]).ShouldBeEmpty();
    }

    private static List<CellCount> Week(params (Hex Cell, int Count)[] cells) => [.. cells.Select(c => new CellCount(c.Cell, c.Count, 2 * c.Count))];
}
