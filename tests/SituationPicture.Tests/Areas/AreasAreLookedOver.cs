using System.Text.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Http;
using Est.SituationPicture.Areas;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>What is perhaps not meant is told with its place and its size; what comes of drawing by hand is not.</summary>
public sealed class AreasAreLookedOver
{
    private const string Municipality = "1862";

    /// <summary>A hundredth of a degree each way at 59.2° north: 571 m east and 1,114 m north.</summary>
    private const double Side = 0.01, SquareMetres = 571.3 * 1114.2;

    [Fact]
    public void Areas_that_lie_side_by_side_are_in_order() =>
        Warnings(Square("a", 0, 0), Square("b", 1, 0), Square("c", 0, 1), Square("d", 1, 1)).ShouldBeEmpty();

    [Fact]
    public void An_overlap_of_siblings_is_told_with_its_square_metres()
    {
        var warning = Warnings(Square("a", 0, 0), Square("b", 0.5, 0)).ShouldHaveSingleItem();
        (warning.Kind, string.Join(' ', warning.Areas)).ShouldBe(("overlap", "a b"));
        warning.SquareMetres.ShouldBe(SquareMetres / 2, SquareMetres / 100);
        Corner(warning).ShouldBe((14.405, 59.2), new Near());
    }

    [Fact]
    public void An_area_within_its_parent_is_no_overlap() =>
        Warnings(Square("a", 0, 0), Square("torget", 0.2, 0.2, 0.3, parent: "a")).ShouldBeEmpty();

    [Fact]
    public void What_reaches_out_of_its_parent_is_told()
    {
        var warning = Warnings(Square("a", 0, 0), Square("torget", 0.5, 0, parent: "a")).ShouldHaveSingleItem();
        (warning.Kind, string.Join(' ', warning.Areas)).ShouldBe(("outside-parent", "torget a"));
        warning.SquareMetres.ShouldBe(SquareMetres / 2, SquareMetres / 100);
    }

    [Fact]
    public void A_gap_between_areas_that_share_out_their_parent_is_told()
    {
        var warning = Warnings(Square("hela", 0, 0, 2), Square("a", 0, 0, parent: "hela"), Square("b", 1, 0, parent: "hela"), Square("c", 0, 1, parent: "hela"),
            Square("d", 1.1, 1.1, 0.9, parent: "hela")).ShouldHaveSingleItem();
        (warning.Kind, string.Join(' ', warning.Areas)).ShouldBe(("gap", "a b c d"));
        warning.SquareMetres.ShouldBe(SquareMetres * (1 - 0.81), SquareMetres / 100);
    }

    [Fact]
    public void A_place_in_the_middle_of_its_parent_leaves_no_gap() =>
        Warnings(Square("hela", 0, 0, 2), Square("torget", 0.1, 0.1, 0.2, parent: "hela"), Square("parken", 1.1, 0.1, 0.2, parent: "hela")).ShouldBeEmpty();

    [Fact]
    public void Ground_that_areas_close_in_is_a_gap_also_where_the_parent_has_no_border() =>
        Warnings(Square("s", 0, 0, 3, height: 1), Square("n", 0, 2, 3, height: 1), Square("v", 0, 1), Square("o", 2, 1))
            .Select(w => $"{w.Kind} {string.Join(' ', w.Areas)}").ShouldBe(["gap n o s v"]);

    [Fact]
    public void A_sliver_is_not_told() =>
        Warnings(Square("a", 0, 0), Square("b", 0.9995, 0), Square("c", 2.0002, 0)).ShouldBeEmpty();

    [Fact]
    public void A_ring_that_crosses_itself_is_told_with_the_place_where_it_does()
    {
        var bow = Square("a", 0, 0);
        bow["geometry"]!["coordinates"] = JsonNode.Parse("[[[14.40,59.20],[14.42,59.22],[14.42,59.20],[14.40,59.22],[14.40,59.20]]]");
        var errors = new List<FieldError>();
        Read(errors, bow);
        var error = errors.ShouldHaveSingleItem();
        (error.Field, error.Code).ShouldBe(("features[0].geometry.coordinates", "invalid-polygon"));
        error.At.ShouldBe([14.41, 59.21]);
    }

    private static JsonObject Square(string code, double east, double north, double size = 1, string? parent = null, double? height = null)
    {
        var square = Made.Square(code, 0, 0, 1, parent);
        var (w, s) = (14.4 + east * Side, 59.2 + north * Side);
        var (e, n) = (w + size * Side, s + (height ?? size) * Side);
        square["geometry"]!["coordinates"] = new JsonArray(new JsonArray(
            new JsonArray(w, s), new JsonArray(e, s), new JsonArray(e, n), new JsonArray(w, n), new JsonArray(w, s)));
        return square;
    }

    private static IReadOnlyList<AreaWarning> Warnings(params JsonObject[] features)
    {
        var errors = new List<FieldError>();
        var warnings = AreaWarnings.Of(Read(errors, features));
        errors.ShouldBeEmpty();
        return warnings;
    }

    private static AreaInput.Given Read(List<FieldError> errors, params JsonObject[] features) =>
        AreaInput.Read(JsonSerializer.SerializeToElement(Made.Areas(features)), Municipality, new DateOnly(2026, 11, 22), errors);

    private static (double Lon, double Lat) Corner(AreaWarning warning)
    {
        var positions = warning.Geometry.GetProperty("coordinates")[0].EnumerateArray().Select(p => (Lon: p[0].GetDouble(), Lat: p[1].GetDouble())).ToList();
        return (positions.Min(p => p.Lon), positions.Min(p => p.Lat));
    }

    /// <summary>Equal to within a metre.</summary>
    private sealed class Near : IEqualityComparer<(double Lon, double Lat)>
    {
        public bool Equals((double Lon, double Lat) x, (double Lon, double Lat) y) => Math.Abs(x.Lon - y.Lon) < 2e-5 && Math.Abs(x.Lat - y.Lat) < 1e-5;
        public int GetHashCode((double Lon, double Lat) obj) => 0;
    }
}
