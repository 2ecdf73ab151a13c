using System.Text.Json.Nodes;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Ogc;

/// <summary>What there is to be fetched: landing page, conformance and collections of OGC API - Features, part 1 (OGC 17-069r4).</summary>
public static class OgcCollections
{
    private static readonly (string Id, string Title, string Description)[] All =
    [
        ("areas", "Områden", "Kommunens områden av i dag."),
        ("levels", "Läge per område", "Antal och läge i veckans lägesbild; datetime väljer vecka, annars den pågående."),
        ("hotspots", "Hot spots", "Platser där rapporter samlas i veckan; datetime väljer vecka, annars den pågående."),
    ];

    public static bool Has(string collection) => All.Any(c => c.Id == collection);

    public static JsonObject Landing(string municipality, OgcLinks links) => new()
    {
        ["title"] = $"Est: {Name(municipality)}",
        ["description"] = "Områden, läge och hot spots ur den gemensamma lägesbilden.",
        ["links"] = new JsonArray(
            links.To("self", "", OgcLinks.Json, "Den här sidan"),
            OgcLinks.Link("service-desc", links.Host + "/openapi/v1.json", "application/vnd.oai.openapi+json;version=3.1", "API:ts beskrivning"),
            links.To("conformance", "conformance", OgcLinks.Json, "Vad som uppfylls"),
            links.To("data", "collections", OgcLinks.Json, "Samlingar")),
    };

    public static JsonObject Conformance() => new()
    {
        ["conformsTo"] = new JsonArray(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"),
    };

    public static JsonObject List(string municipality, OgcLinks links) => new()
    {
        ["links"] = new JsonArray(links.To("self", "collections", OgcLinks.Json, "Den här sidan")),
        ["collections"] = new JsonArray([.. All.Select(c => Describe(municipality, c.Id, links))]),
    };

    public static JsonObject Describe(string municipality, string collection, OgcLinks links)
    {
        var (id, title, description) = All.Single(c => c.Id == collection);
        var described = new JsonObject
        {
            ["id"] = id,
            ["title"] = $"{title}, {Name(municipality)}",
            ["description"] = description,
            ["itemType"] = "feature",
            ["crs"] = new JsonArray("http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
            ["links"] = new JsonArray(
                links.To("self", $"collections/{id}", OgcLinks.Json, title),
                links.To("items", $"collections/{id}/items", OgcLinks.GeoJson, title)),
        };
        if (Municipalities.ByCode(municipality) is { } kommun)
            described["extent"] = new JsonObject
            {
                ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(new JsonArray(kommun.MinLon, kommun.MinLat, kommun.MaxLon, kommun.MaxLat)) },
            };
        return described;
    }

    private static string Name(string municipality) => Municipalities.ByCode(municipality)?.Name ?? municipality;
}
