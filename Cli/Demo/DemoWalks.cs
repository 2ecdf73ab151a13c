using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Cli.Demo;

/// <summary>One safety walk in the dark whose protocol is published, and one that is planned.</summary>
internal sealed class DemoWalks(DemoKommun kommun, DateOnly today, Func<HttpMethod, string, HttpContent?, Task<string>> send)
{
    private static readonly string[] Invited = ["Boende i området", "Hyresgästföreningen", "Polisen", "Tekniska förvaltningen", "Bostadsbolaget", "Elevrådet"];

    public async Task LoadAsync()
    {
        if (JsonNode.Parse(await send(HttpMethod.Get, Path(""), null))!["walks"]!.AsArray().Count > 0) return;
        await WalkAsync(kommun.Areas[0], today.AddDays(-33));
        var area = kommun.Areas[1];
        await SendAsync(HttpMethod.Post, "", Plan(area, today.AddDays(12), "Vandring i " + area.Name, "dark", []));
    }

    private async Task WalkAsync(DemoArea area, DateOnly day)
    {
        var plan = Plan(area, day, $"Höstvandring i {area.Name}", "dark",
            [new { organisation = "Boende", count = 14 }, new { organisation = "Kommunen", count = 3 }, new { organisation = "Polisen", count = 1 }, new { organisation = "Bostadsbolaget", count = 2 }]);
        var id = (string)JsonNode.Parse(await SendAsync(HttpMethod.Post, "", plan))!["id"]!;
        var places = area.Places;
        var seen = new (string What, string Category, int Severity, bool Positive, DemoPlace Place)[]
        {
            ($"Två stolpar är släckta på gångvägen vid {places[0].Name}.", "belysning", 2, false, places[0]),
            ($"Buskarna skymmer sikten mot {places[1].Name}; flera tar en omväg på kvällen.", "otrygg-plats", 2, false, places[1]),
            ($"Klotter på elskåpet vid {places[0].Name}.", "klotter", 1, false, places[0]),
            ($"Den nya sittplatsen vid {places[1].Name} används och känns trygg.", "lugnt", 1, true, places[1]),
        };
        foreach (var one in seen)
            await SendAsync(HttpMethod.Post, $"/{id}/observations", new { what = one.What, category = one.Category, severity = one.Severity, positive = one.Positive, lon = one.Place.Lon, lat = one.Place.Lat });
        await SendAsync(HttpMethod.Post, $"/{id}/proposals", new
        {
            what = $"Laga belysningen vid {places[0].Name}",
            kind = "belysning",
            area = area.Code,
            responsible = "Tekniska förvaltningen",
            until = day.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decision = "will",
        });
        await SendAsync(HttpMethod.Post, $"/{id}/proposals", new
        {
            what = $"Sätt upp en kamera vid {places[1].Name}",
            kind = "kamera",
            area = area.Code,
            decision = "will-not",
            reason = "Platsen har för få händelser för att en kamera ska stå i proportion till intrånget. Vi röjer buskarna i stället.",
        });
        await SendAsync(HttpMethod.Put, $"/{id}", plan.With("state", "walked"));
        await SendAsync(HttpMethod.Post, $"/{id}/publish", new JsonObject());
    }

    private static JsonObject Plan(DemoArea area, DateOnly day, string title, string light, object[] participants) => new()
    {
        ["title"] = title,
        ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["time"] = "18:30",
        ["light"] = light,
        ["area"] = area.Code,
        ["route"] = new JsonObject
        {
            ["type"] = "LineString",
            ["coordinates"] = new JsonArray([.. area.Places.Select(place => new JsonArray(place.Lon, place.Lat))]),
        },
        ["invited"] = new JsonArray([.. Invited.Select(one => JsonValue.Create(one))]),
        ["participants"] = JsonSerializer.SerializeToNode(participants),
    };

    private Task<string> SendAsync(HttpMethod method, string rest, object body) => send(method, Path(rest), JsonContent.Create(body));

    private string Path(string rest) => $"/api/{kommun.Code}/walks{rest}";
}

file static class Changed
{
    public static JsonObject With(this JsonObject json, string member, string value)
    {
        var copy = json.DeepClone().AsObject();
        copy[member] = value;
        return copy;
    }
}
