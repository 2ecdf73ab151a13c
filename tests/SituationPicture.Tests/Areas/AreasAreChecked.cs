using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>Areas that cannot be used are refused, with one error per field that must be mended. Nothing is stored.</summary>
public sealed class AreasAreChecked(PictureApp app)
{
    private const string Municipality = "1862";
    private const double Lon = 14.4, Lat = 59.2;

    public static TheoryData<string, string, Action<JsonObject>> BadFeatures => new()
    {
        { "features[0].properties.code", "invalid-code", f => f["properties"]!["code"] = "" },
        { "features[0].properties.code", "invalid-code", f => f["properties"]!["code"] = "a b" },
        { "features[0].properties.code", "invalid-code", f => f["properties"]!["code"] = 7 },
        { "features[0].properties.name", "invalid-name", f => f["properties"]!["name"] = " " },
        { "features[0].properties.parent", "unknown-parent", f => f["properties"]!["parent"] = "finns-inte" },
        { "features[0].properties.parent", "circular-parent", f => f["properties"]!["parent"] = "bruket" },
        { "features[0].properties.population", "invalid-population", f => f["properties"]!["population"] = -1 },
        { "features[0].properties.population", "invalid-population", f => f["properties"]!["population"] = "många" },
        { "features[0].properties.validFrom", "invalid-date", f => f["properties"]!["validFrom"] = "2026-13-01" },
        { "features[0].properties.validTo", "before-from", f => { f["properties"]!["validFrom"] = "2026-02-01"; f["properties"]!["validTo"] = "2026-01-31"; } },
        { "features[0].properties.validTo", "invalid-date", f => f["properties"]!["validTo"] = 7 },
        { "features[0].geometry", "missing-geometry", f => f["geometry"] = null },
        { "features[0].geometry.type", "unsupported-geometry", f => f["geometry"]!["type"] = "Point" },
        { "features[0].geometry.type", "unsupported-geometry", f => f["geometry"]!["coordinates"] = "nej" },
        { "features[0].geometry.coordinates", "empty-geometry", f => f["geometry"]!["coordinates"] = new JsonArray() },
        { "features[0].geometry.coordinates[0]", "ring-too-short", f => f["geometry"]!["coordinates"]![0]!.AsArray().RemoveRange(2, 2) },
        { "features[0].geometry.coordinates[0]", "ring-not-closed", f => f["geometry"]!["coordinates"]![0]!.AsArray().RemoveAt(4) },
        { "features[0].geometry.coordinates[0][1]", "not-a-position", f => f["geometry"]!["coordinates"]![0]![1] = new JsonArray("14", 59.2) },
        { "features[0].geometry.coordinates[0][1]", "not-a-position", f => f["geometry"]!["coordinates"]![0]![1] = new JsonArray(468_000, 6_566_000) },
        { "features[0].geometry.coordinates", "invalid-polygon", f => Swap(f["geometry"]!["coordinates"]![0]!.AsArray()) },
        { "features[0].geometry", "outside-municipality", f => f["geometry"]!["coordinates"] = new JsonArray(Made.Ring(Lat, Lon, 0.1)) },
        { "features[0].geometry", "outside-municipality", f => f["geometry"]!["coordinates"] = new JsonArray(Made.Ring(10.7, 59.9, 0.1)) },
    };

    [Theory]
    [MemberData(nameof(BadFeatures))]
    public async Task A_bad_feature_is_told_by_its_field(string field, string code, Action<JsonObject> spoil)
    {
        var feature = Made.Square("bruket", Lon, Lat);
        feature["properties"]!["parent"] = Municipality;
        spoil(feature);
        (await ErrorsAsync(Made.Areas(feature, Made.Square("jannelund", Lon + 0.1, Lat)))).ShouldBe([$"{field} {code}"]);
    }

    [Fact]
    public async Task Every_bad_feature_is_told_at_once() =>
        (await ErrorsAsync(Made.Areas(Made.Square("a", Lon, Lat), Made.Square("a", Lon, Lat), Made.Square("", Lon, Lat))))
            .ShouldBe(["features[1].properties.code duplicate-code", "features[2].properties.code invalid-code"]);

    [Fact]
    public async Task The_kommun_itself_has_no_parent() =>
        (await ErrorsAsync(Made.Areas(Made.Square(Municipality, Lon, Lat, parent: "bruket"), Made.Square("bruket", Lon, Lat))))
            .ShouldBe(["features[0].properties.parent root-has-no-parent"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"Feature\"}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":{}}")]
    public async Task What_is_no_feature_collection_is_refused(string body) =>
        (await ErrorsAsync(JsonNode.Parse(body))).ShouldBe(["type not-a-feature-collection"]);

    [Fact]
    public async Task Features_that_are_no_objects_are_refused() =>
        (await ErrorsAsync(JsonNode.Parse("""{"type":"FeatureCollection","features":[1]}""")))
            .ShouldBe(["features[0].properties.code invalid-code", "features[0].properties.name invalid-name", "features[0].geometry missing-geometry"]);

    private async Task<List<string>> ErrorsAsync(JsonNode? areas)
    {
        using var client = app.As("samordnare", Municipality);
        using var answer = await client.PutAsJsonAsync(new Uri($"/api/{Municipality}/areas", UriKind.Relative), areas, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        ((string)problem["type"]!).ShouldBe("urn:est:problem:invalid-input");
        (await app.Database.ValueAsync<int?>("select max(version) from area_versions where municipality = $1", Municipality)).ShouldBeNull();
        return [.. problem["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}")];
    }

    /// <summary>Makes the ring cross itself.</summary>
    private static void Swap(JsonArray ring)
    {
        var (one, two) = (ring[1]!.DeepClone(), ring[2]!.DeepClone());
        (ring[1], ring[2]) = (two, one);
    }
}
