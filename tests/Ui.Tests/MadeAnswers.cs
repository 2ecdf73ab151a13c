using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Answers of the API made for a state that is hard to come by: an empty week, a very large kommun.</summary>
public static class MadeAnswers
{
    public const string AnyPicture = "**/api/*/pictures/*", AnyTrend = "**/api/*/trends?*", AnyAreas = "**/api/*/areas";

    public static JsonObject Picture(
        string week = "2026-W10", int total = 0, int lastWeek = 0, int areas = 0, int categories = 0, JsonArray? organisations = null)
    {
        var hours = new JsonArray([.. Enumerable.Range(0, 168).Select(hour => (JsonNode)(total / 168.0 * (hour / 24 == 4 ? 2 : 0.8)))]);
        return new JsonObject
        {
            ["municipality"] = "1862",
            ["name"] = "Degerfors",
            ["week"] = week,
            ["version"] = 0,
            ["state"] = "open",
            ["asOf"] = "2026-03-10T08:00:00+01:00",
            ["total"] = total,
            ["weighted"] = total * 2,
            ["lastWeek"] = lastWeek,
            ["meanOfFour"] = lastWeek + 0.25,
            ["sameWeekLastYear"] = null,
            ["planned"] = 0,
            ["calm"] = 0,
            ["hours"] = hours,
            ["signals"] = new JsonArray(),
            ["hotSpots"] = new JsonArray(),
            ["categories"] = new JsonArray([.. Categories(total, lastWeek, categories)]),
            ["areas"] = new JsonArray([Area("1862", "Degerfors", null, total, lastWeek), .. Enumerable.Range(1, areas).Select(i => Area($"a{i}", $"Skolområdet och idrottsplatsen nummer {i}", "1862", i, i / 2))]),
            ["organisations"] = organisations ?? [],
        };
    }

    public static JsonObject Organisation(string name, int reports, bool nil = false) => new() { ["name"] = name, ["reports"] = reports, ["planned"] = 0, ["nil"] = nil };

    /// <summary>The longest answers there are: 20 categories, 60 areas, 40 organisations with long names.</summary>
    public static JsonObject LargePicture() => Picture(total: 1234, lastWeek: 987, areas: 60, categories: 20,
        organisations: new JsonArray([.. Enumerable.Range(1, 40).Select(i => Organisation($"Kultur- och fritidsförvaltningens samordningsenhet {i}", i % 3))]));

    public static JsonObject Trend(int weeks, int count) => new()
    {
        ["municipality"] = "1862",
        ["area"] = "1862",
        ["category"] = null,
        ["weeks"] = new JsonArray([.. Enumerable.Range(1, weeks).Select(i => new JsonObject { ["week"] = $"2025-W{Math.Min(i, 52):00}", ["count"] = count + i % 7, ["weighted"] = count * 2 })]),
    };

    private static IEnumerable<JsonNode> Categories(int total, int lastWeek, int categories) => Enumerable.Range(1, categories).Select(i => new JsonObject
    {
        ["code"] = $"c{i}",
        ["name"] = $"Ordningsstörande sammankomst {i}",
        ["count"] = total / i,
        ["weighted"] = total / i * 2,
        ["lastWeek"] = lastWeek / i,
    });

    private static JsonObject Area(string code, string name, string? parent, int total, int lastWeek) => new JsonObject
    {
        ["code"] = code,
        ["name"] = name,
        ["parent"] = parent,
        ["level"] = null,
        ["total"] = total,
        ["weighted"] = total * 2,
        ["lastWeek"] = lastWeek,
        ["meanOfFour"] = lastWeek,
        ["sameWeekLastYear"] = null,
        ["categories"] = new JsonArray(),
    };
}
