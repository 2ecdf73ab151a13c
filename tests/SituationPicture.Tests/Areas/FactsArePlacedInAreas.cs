using Est.SituationPicture.Areas;
using Est.SituationPicture.Facts;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>Which area a fact counts in. Degerfors with Bruket (west) and Jannelund (east), which meet at 14.5, and Torget within Jannelund.</summary>
public sealed class FactsArePlacedInAreas
{
    private static readonly AreaMap Map = new("1862", 1,
    [
        Area.Root("1862"), Of("bruket", 14.4, 0.1), Of("jannelund", 14.5, 0.1), Of("torget", 14.52, 0.02) with { Parent = "jannelund" },
    ]);

    [Theory]
    [InlineData("point", 14.45, "bruket")]
    [InlineData("street", 14.45, "bruket")]
    [InlineData("point", 14.58, "jannelund")]
    [InlineData("point", 14.53, "torget")]
    [InlineData("point", 14.50, "bruket")]
    [InlineData("point", 14.30, "1862")]
    [InlineData("municipality", 14.45, "1862")]
    [InlineData("area", 14.45, "1862")]
    public void A_point_counts_in_the_lowest_area_that_covers_it(string precision, double lon, string area) =>
        Map.Place(Fact.Of("1862", Made.Report with { Precision = precision, Lon = lon, Lat = 59.21 })).ShouldBe(area);

    [Theory]
    [InlineData("torget", "torget")]
    [InlineData("finns-inte", "1862")]
    [InlineData(null, "1862")]
    public void A_named_area_counts_where_it_is_known(string? named, string area) =>
        Map.Place(Fact.Of("1862", Made.Report with { Precision = "area", AreaCode = named })).ShouldBe(area);

    [Fact]
    public void A_point_without_coordinates_counts_for_the_kommun() =>
        Map.Place(Fact.Of("1862", Made.Report with { Precision = "point" })).ShouldBe("1862");

    [Fact]
    public void An_area_counts_in_every_area_above_it()
    {
        Map.Upwards("torget").ShouldBe(["torget", "jannelund", "1862"]);
        Map.Upwards("1862").ShouldBe(["1862"]);
        Map.Upwards("finns-inte").ShouldBe(["1862"]);
    }

    [Fact]
    public void A_hole_and_what_lies_between_parts_are_outside()
    {
        const string parts = """
            {"type":"MultiPolygon","coordinates":[
              [[[14.4,59.2],[14.44,59.2],[14.44,59.3],[14.4,59.3],[14.4,59.2]],[[14.41,59.21],[14.42,59.21],[14.42,59.22],[14.41,59.22],[14.41,59.21]]],
              [[[14.46,59.2],[14.5,59.2],[14.5,59.3],[14.46,59.3],[14.46,59.2]]]]}
            """;
        var map = new AreaMap("1862", 1, [Area.Root("1862"), Of("delad", 14.4, 0.1) with { Geometry = parts }]);
        new[] { 14.405, 14.415, 14.45, 14.48 }.Select(lon => map.Place(Fact.Of("1862", Made.Report with { Precision = "point", Lon = lon, Lat = 59.215 })))
            .ShouldBe(["delad", "1862", "1862", "delad"]);
    }

    private static Area Of(string code, double lon, double size) => Area.Root("1862") with
    {
        Code = code,
        Parent = "1862",
        Geometry = Made.Square(code, lon, 59.2, size)["geometry"]!.ToJsonString(),
    };
}
