using System.Text.Json;
using System.Text.Json.Nodes;
using Est.FollowUp.Feedback;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.OpenData;

/// <summary>
/// The catalogue that dataportal.se harvests: DCAT-AP-SE 3 as JSON-LD. One dataset for each published period, with two distributions, under CC0: facts
/// that nobody owns.
/// </summary>
public static class DcatCatalogue
{
    private const string Cc0 = "http://creativecommons.org/publicdomain/zero/1.0/";
    private const string Authority = "http://publications.europa.eu/resource/authority/";

    /// <param name="address">What the files' names follow upon, with a slash last.</param>
    public static string Of(string municipality, string address, IReadOnlyList<(string Period, DateTimeOffset PublishedAt)> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var name = Municipalities.ByCode(municipality)?.Name ?? municipality;
        var publisher = Id(address + "catalog.jsonld#publisher");
        var catalogue = new JsonObject
        {
            ["@id"] = address + "catalog.jsonld",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Swedish($"Öppna data om trygghet i {name}"),
            ["dct:description"] = Swedish("Rapporter om otrygga platser och händelser, per område och kategori. Tal under fyra är dolda."),
            ["dct:publisher"] = publisher.DeepClone(),
            ["dct:language"] = Id(Authority + "language/SWE"),
            ["dct:license"] = Id(Cc0),
            ["dcat:themeTaxonomy"] = Id(Authority + "data-theme"),
            ["dcat:dataset"] = new JsonArray([.. reports.Select(report => Id(address + report.Period))]),
        };
        if (reports.Count > 0) catalogue["dct:modified"] = Instant(reports.Max(report => report.PublishedAt));
        var agent = new JsonObject
        {
            ["@id"] = publisher["@id"]!.DeepClone(),
            ["@type"] = "foaf:Agent",
            ["foaf:name"] = Swedish(name),
            ["dct:type"] = Id("http://purl.org/adms/publishertype/LocalAuthority"),
        };
        var graph = new JsonArray(catalogue, agent);
        foreach (var (period, at) in reports)
        {
            graph.Add(Dataset(Period.Parse(period), at, name, address, publisher));
            graph.Add(Distribution(address + period + ".csv", "CSV", "text/csv"));
            graph.Add(Distribution(address + period + ".json", "JSON", "application/json"));
        }
        return new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["skos"] = "http://www.w3.org/2004/02/skos/core#",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@graph"] = graph,
        }.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject Dataset(Period period, DateTimeOffset publishedAt, string name, string address, JsonNode publisher) => new()
    {
        ["@id"] = address + period,
        ["@type"] = "dcat:Dataset",
        ["dct:title"] = Swedish($"Rapporter om otrygghet i {name}, {Letter.NameOf(period)}"),
        ["dct:description"] = Swedish("Antal rapporter per område och kategori, som aktörerna i Effektiv samordning för trygghet lämnade dem. Rapporter är inte brott. Tal under fyra, och tal som de kunde räknas ut av, är dolda."),
        ["dct:publisher"] = publisher.DeepClone(),
        ["dct:issued"] = Instant(publishedAt),
        ["dct:language"] = Id(Authority + "language/SWE"),
        ["dct:accessRights"] = Id(Authority + "access-right/PUBLIC"),
        ["dcat:theme"] = new JsonArray(Id(Authority + "data-theme/JUST"), Id(Authority + "data-theme/SOCI")),
        ["dcat:keyword"] = new JsonArray(Swedish("trygghet"), Swedish("brottsförebyggande arbete"), Swedish("EST")),
        ["dct:spatial"] = new JsonObject { ["@type"] = "dct:Location", ["skos:prefLabel"] = Swedish(name) },
        ["dct:temporal"] = new JsonObject
        {
            ["@type"] = "dct:PeriodOfTime",
            ["dcat:startDate"] = Date(period.FirstWeek.Monday),
            ["dcat:endDate"] = Date(period.LastWeek.Monday.AddDays(6)),
        },
        ["dcat:distribution"] = new JsonArray(Id(address + period + ".csv#distribution"), Id(address + period + ".json#distribution")),
    };

    private static JsonObject Distribution(string file, string format, string mediaType) => new()
    {
        ["@id"] = file + "#distribution",
        ["@type"] = "dcat:Distribution",
        ["dct:title"] = Swedish(format),
        ["dcat:accessURL"] = Id(file),
        ["dcat:downloadURL"] = Id(file),
        ["dcat:mediaType"] = Id("http://www.iana.org/assignments/media-types/" + mediaType),
        ["dct:format"] = Id(Authority + "file-type/" + format),
        ["dct:license"] = Id(Cc0),
    };

    private static JsonObject Id(string address) => new() { ["@id"] = address };

    private static JsonObject Swedish(string text) => new() { ["@value"] = text, ["@language"] = "sv" };

    private static JsonObject Instant(DateTimeOffset at) => new() { ["@value"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), ["@type"] = "xsd:dateTime" };

    private static JsonObject Date(DateOnly day) => new() { ["@value"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["@type"] = "xsd:date" };
}
