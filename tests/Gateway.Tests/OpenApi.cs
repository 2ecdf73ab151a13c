using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Gateway.Docs;

namespace Est.Gateway.Tests;

public sealed class OpenApi(GatewayFixture fixture)
{
    [Fact]
    public async Task The_document_has_the_gateways_and_the_services_addresses_and_nothing_internal()
    {
        var document = (await fixture.Gateway.CreateClient().GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;

        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToList();
        paths.ShouldContain("/session");
        paths.ShouldContain("/access/keys/{id}/revoke");
        paths.ShouldContain("/feeds/polisen");
        paths.ShouldContain("/api/{municipality}/reports/stream");
        paths.ShouldNotContain(path => path.StartsWith("/internal", StringComparison.Ordinal));
        document["paths"]!["/access/keys"]!["post"]!["responses"]!["default"]!["content"]!["application/problem+json"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_browser_works_without_internet()
    {
        var client = fixture.Gateway.CreateClient();
        var page = await client.GetStringAsync(new Uri("/docs", UriKind.Relative));

        page.ShouldNotContain("//unpkg");
        page.ShouldNotContain("https://");
        foreach (var file in new[] { "swagger-ui-bundle.js", "swagger-ui.css", "index.js" }) (await client.StatusAsync("/docs/" + file)).ShouldBe("200");
        (await client.GetStringAsync(new Uri("/docs/index.js", UriKind.Relative))).ShouldContain("/openapi/v1.json");
    }

    [Fact]
    public void Schemas_that_are_alike_are_one_and_those_that_differ_both_stay()
    {
        var merged = MergedDocument.Merge([
            ("intake", Document("/api/{municipality}/reports", """
                "Item": { "type": "object", "properties": { "part": { "$ref": "#/components/schemas/Part" } } },
                "Part": { "type": "string" }, "Same": { "type": "integer" }
                """)),
            ("picture", Document("/api/{municipality}/pictures", """
                "Item": { "type": "object", "properties": { "part": { "$ref": "#/components/schemas/Part" } } },
                "Part": { "type": "number" }, "Same": { "type": "integer" }
                """)),
        ]);

        var schemas = merged["components"]!["schemas"]!.AsObject();
        schemas.Select(schema => schema.Key).ShouldBe(["Problem", "Item", "Part", "Same", "PictureItem", "PicturePart"], ignoreOrder: true);
        // Alike in words, but what it refers to differs: it is another schema.
        schemas["PictureItem"]!["properties"]!["part"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/PicturePart");
        schemas["Item"]!["properties"]!["part"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/Part");
        Answer("/api/{municipality}/reports").ShouldBe("#/components/schemas/Item");
        Answer("/api/{municipality}/pictures").ShouldBe("#/components/schemas/PictureItem");

        string Answer(string path) =>
            merged["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>();
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var merged = MergedDocument.Merge([("intake", Document("/api/{municipality}/reports", "\"Item\": { \"type\": \"string\" }"))]);

        foreach (var reference in References(merged))
            merged["components"]!["schemas"]![reference["#/components/schemas/".Length..]].ShouldNotBeNull(reference);
    }

    [Fact]
    public async Task While_a_service_is_away_the_others_are_described()
    {
        var own = await fixture.StartOwnAsync(new() { ["ReverseProxy:Clusters:followup:Destinations:primary:Address"] = "http://127.0.0.1:1" });

        var document = (await own.Gateway.CreateClient().GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;

        document["paths"]!["/api/{municipality}/reports/stream"].ShouldNotBeNull();
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonObject Document(string path, string schemas) => JsonNode.Parse($$"""
        {
          "paths": { "{{path}}": { "get": { "tags": ["Reports"], "responses": { "200": { "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Item" } } } } } } } },
          "components": { "schemas": { {{schemas}} } }
        }
        """)!.AsObject();
}
