using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A made week with everything a picture can have, and the meeting about it.</summary>
public static class MadeWeek
{
    public const string Week = "2026-W10", AnyMeeting = "**/api/*/meetings/2026-W10";

    private static readonly string[] Codes = ["torget", "bruket", "parken"];

    public static JsonObject Picture(string state = "open")
    {
        var picture = MadeAnswers.Picture(Week, total: 38, lastWeek: 30, categories: 3, organisations:
        [
            MadeAnswers.Organisation("Degerforsbyggen", 20), MadeAnswers.Organisation("Polisen", 18), MadeAnswers.Organisation("Skola och fritid", 0),
        ]);
        picture["state"] = state;
        picture["revision"] = 7;
        picture["change"] = Change(29, 22, 36, 9, "above");
        picture["areas"]!.AsArray().Add(Area("torget", "Torget", 20, "red", Change(9, 5, 13, 11, "above"), """[{"code":"signal","values":{}},{"code":"above-expected","values":{"total":20,"expected":9}}]"""));
        picture["areas"]!.AsArray().Add(Area("bruket", "Bruket", 10, "green", Change(12, 7, 17, -2, "within"), """[{"code":"calm","values":{}}]"""));
        picture["areas"]!.AsArray().Add(Area("parken", "Parken", 1, "green", Change(8, 4, 12, -7, "below"), """[{"code":"calm","values":{}}]"""));
        picture["signals"] = JsonNode.Parse("""[{"id":"s1","area":"torget","areaName":"Torget","category":"c1","categoryName":"Buskörning","week":"2026-W10","method":"small-counts","expected":2.1,"threshold":6,"observed":8,"p":0.0003,"q":0.02,"history":"59 weeks","caution":"small-counts"}]""");
        picture["hotSpots"] = JsonNode.Parse("""[{"lon":14.43,"lat":59.24,"count":6,"weighted":9,"expected":1.2,"cell":"x","radius":150}]""");
        picture["forecast"] = JsonNode.Parse("""{"week":"2026-W11","cells":[{"lon":14.432,"lat":59.241,"share":0.12}],"record":{"weeks":12,"pai":3.1,"pei":0.41,"baselinePai":2.6,"baselinePei":0.35}}""");
        picture["plannedNextWeek"] = JsonNode.Parse("""[{"area":"parken","areaName":"Parken","category":"arrangemang","from":"2026-03-13T18:00:00+01:00","to":"2026-03-13T23:00:00+01:00"}]""");
        picture["lastMeeting"] = JsonNode.Parse("""{"week":"2026-W09","decisions":[{"id":"l1","what":"Laga lampan","area":"bruket","areaName":"Bruket","who":"Degerforsbyggen","until":"2026-03-04","status":"done","why":null},{"id":"l2","what":"Tala med skolan","area":"torget","areaName":"Torget","who":"Skola och fritid","until":"2026-03-05","status":"not-done","why":"no-time"}]}""");
        picture["focus"] = new JsonArray("Torget fredag kväll");
        return picture;
    }

    /// <summary>Areas side by side, and the kommun around them.</summary>
    public static JsonObject Areas(params string[] codes) => new()
    {
        ["type"] = "FeatureCollection",
        ["version"] = 1,
        ["features"] = new JsonArray([Shape("1862", "Degerfors", null, 0, codes.Length), .. codes.Select((code, i) => Shape(code, code, "1862", i, 1))]),
    };

    public static JsonObject Areas() => Areas(Codes);

    public static JsonObject Meeting(string state = "running", string agenda = "levels", string? area = "torget", params JsonNode[] decisions) => new()
    {
        ["week"] = Week,
        ["startsAt"] = "2026-03-11T09:00:00+01:00",
        ["minutes"] = 30,
        ["state"] = state,
        ["revision"] = 3,
        ["agenda"] = JsonNode.Parse("""
            [{"key":"change","minutes":5,"areas":[],"count":1},
             {"key":"levels","minutes":15,"areas":["torget","parken"],"count":2},
             {"key":"promised","minutes":3,"areas":[],"count":2},
             {"key":"planned","minutes":2,"areas":["parken"],"count":1},
             {"key":"silent","minutes":1,"areas":[],"count":1},
             {"key":"focus","minutes":2,"areas":[],"count":1},
             {"key":"agree","minutes":2,"areas":[],"count":0}]
            """),
        ["current"] = new JsonObject { ["agenda"] = agenda, ["area"] = area },
        ["attendance"] = JsonNode.Parse("""[{"organisation":"Polisen","name":"Mehmet Yıldız","present":true}]"""),
        ["decisions"] = new JsonArray([.. decisions]),
        ["focus"] = new JsonArray(),
        ["pictureState"] = "compiled",
        ["receivers"] = new JsonArray("Degerforsbyggen", "Polisen"),
    };

    public static JsonObject Decision(string what, string who) => new() { ["id"] = "d1", ["what"] = what, ["area"] = "torget", ["areaName"] = "Torget", ["who"] = who, ["until"] = "2026-03-18", ["by"] = "Anna Bergström", ["at"] = "2026-03-11T09:10:00+01:00" };

    private static JsonObject Change(double expected, double low, double high, double difference, string verdict) => new()
    {
        ["expected"] = expected,
        ["low"] = low,
        ["high"] = high,
        ["difference"] = difference,
        ["differenceLow"] = difference - 4,
        ["differenceHigh"] = difference + 4,
        ["verdict"] = verdict,
    };

    private static JsonObject Area(string code, string name, int total, string proposed, JsonObject change, string because) => new()
    {
        ["code"] = code,
        ["name"] = name,
        ["parent"] = "1862",
        ["level"] = null,
        ["proposedLevel"] = proposed,
        ["proposedBecause"] = JsonNode.Parse(because),
        ["total"] = total,
        ["weighted"] = total * 2,
        ["lastWeek"] = total - 1,
        ["meanOfFour"] = total,
        ["sameWeekLastYear"] = null,
        ["change"] = change,
        ["recent"] = new JsonArray([.. Enumerable.Range(0, 12).Select(i => (JsonNode)(i == 11 ? total : i % 4))]),
        ["categories"] = new JsonArray(new JsonObject { ["code"] = "c1", ["name"] = "Buskörning", ["count"] = total, ["weighted"] = total, ["lastWeek"] = 1 }),
        ["notes"] = new JsonArray(new JsonObject { ["id"] = $"n-{code}", ["organisation"] = "Polisen", ["by"] = "Mehmet Yıldız", ["at"] = "2026-03-10T09:00:00+01:00", ["text"] = "Samma kväll.", ["canChange"] = false }),
    };

    private static JsonObject Shape(string code, string name, string? parent, int at, int wide)
    {
        var (west, east) = (14.4 + at * 0.02, 14.4 + (at + wide) * 0.02);
        return new()
        {
            ["type"] = "Feature",
            ["id"] = code,
            ["properties"] = new JsonObject { ["code"] = code, ["name"] = name, ["parent"] = parent },
            ["geometry"] = JsonNode.Parse(FormattableString.Invariant($$"""{"type":"Polygon","coordinates":[[[{{west}},59.23],[{{east}},59.23],[{{east}},59.25],[{{west}},59.25],[{{west}},59.23]]]}""")),
        };
    }
}
