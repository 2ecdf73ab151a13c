using System.Text.Json.Nodes;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Ogc;

/// <summary>Features of a collection by place and time, a page at a time, and one feature by its id.</summary>
public static class GetItems
{
    public static async Task<Results<JsonHttpResult<JsonObject>, ProblemHttpResult>> Handle(
        string municipality, string collection, HttpRequest request, OgcFeatures features, IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        if (!OgcCollections.Has(collection)) return Problems.NotFound("collection");
        var errors = new List<FieldError>();
        var query = ItemsQuery.Read(request.Query, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var all = await ReadAsync(municipality, collection, query, features, clock.GetUtcNow(), ct);
        List<OgcFeature> matched = [.. all.Where(feature => query.Meets(feature.Box))];
        List<OgcFeature> page = [.. matched.Skip(query.Offset).Take(query.Limit)];
        var links = new OgcLinks(request, municipality, configuration);
        var items = $"collections/{collection}/items";
        var said = new JsonArray(links.To("self", items + request.QueryString, OgcLinks.GeoJson, "Den här sidan"), links.To("collection", $"collections/{collection}", OgcLinks.Json, "Samlingen"));
        if (query.Offset + page.Count < matched.Count) said.Add(links.To("next", items + Next(request, query, page.Count), OgcLinks.GeoJson, "Nästa sida"));
        return TypedResults.Json(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["timeStamp"] = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            ["numberMatched"] = matched.Count,
            ["numberReturned"] = page.Count,
            ["links"] = said,
            ["features"] = new JsonArray([.. page.Select(feature => feature.Feature)]),
        }, contentType: OgcLinks.GeoJson);
    }

    public static async Task<Results<JsonHttpResult<JsonObject>, ProblemHttpResult>> One(
        string municipality, string collection, string item, HttpRequest request, OgcFeatures features, IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        if (!OgcCollections.Has(collection)) return Problems.NotFound("collection");
        // Ids of levels and hot spots begin with their week.
        var when = collection != "areas" && Week.TryParse(item[..Math.Min(8, item.Length)], out var week) ? week.Start : (DateTimeOffset?)null;
        var query = new ItemsQuery(null, when, when, 1, 0);
        var all = await ReadAsync(municipality, collection, query, features, clock.GetUtcNow(), ct);
        if (all.FirstOrDefault(feature => feature.Id == item) is not { } found) return Problems.NotFound("item");
        var links = new OgcLinks(request, municipality, configuration);
        found.Feature["links"] = new JsonArray(
            links.To("self", $"collections/{collection}/items/{Uri.EscapeDataString(item)}", OgcLinks.GeoJson, "Den här"),
            links.To("collection", $"collections/{collection}", OgcLinks.Json, "Samlingen"));
        return TypedResults.Json(found.Feature, contentType: OgcLinks.GeoJson);
    }

    private static Task<IReadOnlyList<OgcFeature>> ReadAsync(
        string municipality, string collection, ItemsQuery query, OgcFeatures features, DateTimeOffset now, CancellationToken ct) => collection switch
        {
            "areas" => features.AreasAsync(municipality, query.From, query.To, ct),
            "levels" => features.LevelsAsync(municipality, query.Weeks(now), ct),
            _ => features.HotSpotsAsync(municipality, query.Weeks(now), ct),
        };

    private static QueryString Next(HttpRequest request, ItemsQuery query, int count) => QueryString.Create(
        request.Query.Where(parameter => parameter.Key != "offset").Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value.ToString()))
            .Append(KeyValuePair.Create("offset", (string?)(query.Offset + count).ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
