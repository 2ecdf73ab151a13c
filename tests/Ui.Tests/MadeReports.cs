using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What Intake answers the form, its quarantine and its files, made for a test.</summary>
public static class MadeReports
{
    public const string Number = "3F2A-91C0", Id = "3f2a91c0-0000-4000-8000-000000000000";

    public static async Task AnswerAsync(StaffPage staff)
    {
        await staff.AnswerAsync("**/api/*/categories", new
        {
            categories = new[] { ("skadegorelse", "Skadegörelse"), ("klotter", "Klotter"), ("nedskrapning", "Nedskräpning"), ("belysning", "Belysning"), ("samling", "Samling av personer"), ("brand", "Brand"), ("arrangemang", "Arrangemang"), ("annat", "Annat") }
                .Select(one => new { code = one.Item1, name = one.Item2, weight = 1, retired = false }),
        });
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync("**/reports/check-text", new { found = Array.Empty<object>(), masked = "" });
        await staff.AnswerAsync("**/reports?mine=true*", new { reports = Array.Empty<object>(), next = (string?)null });
    }

    public static JsonObject Report(string id = Id, string category = "klotter", JsonObject? masked = null) => new()
    {
        ["id"] = id,
        ["revision"] = 1,
        ["organisation"] = "Degerforsbyggen",
        ["source"] = "formular",
        ["kind"] = "incident",
        ["category"] = category,
        ["severity"] = 2,
        ["occurredFrom"] = "2026-03-04T21:30:00+01:00",
        ["occurredTo"] = null,
        ["place"] = new JsonObject { ["precision"] = "area", ["lon"] = null, ["lat"] = null, ["areaCode"] = "torget", ["address"] = "Vid scenen" },
        ["firstHand"] = true,
        ["policeReported"] = false,
        ["receivedAt"] = "2026-03-04T21:35:00+01:00",
        ["retractedAt"] = null,
        ["retractionReason"] = null,
        ["textShown"] = true,
        ["description"] = "Stor målning på scenen.",
        ["actionTaken"] = null,
        ["masked"] = masked,
    };

    public static JsonObject Entry(string id, string raw, string organisation, params (string Field, string Code)[] errors) => new()
    {
        ["id"] = id,
        ["state"] = "waiting",
        ["organisation"] = organisation,
        ["source"] = "vaktrapport",
        ["receivedAt"] = "2026-03-04T10:00:00+01:00",
        ["raw"] = raw,
        ["length"] = raw.Length,
        ["errors"] = new JsonArray([.. errors.Select(error => new JsonObject { ["field"] = error.Field, ["code"] = error.Code, ["message"] = "In English." })]),
        ["decidedAt"] = null,
        ["reason"] = null,
        ["reportId"] = null,
    };

    public static JsonObject Import(string state) => new()
    {
        ["id"] = "i1",
        ["state"] = state,
        ["name"] = "Vaktrapport v10.csv",
        ["createdAt"] = "2026-03-05T09:00:00+01:00",
        ["found"] = JsonNode.Parse("""{"kind":"csv","encoding":"windows-1252","separator":";","decimal":",","dateOrder":"ymd","coordinates":"sweref99tm","sheet":null,"header":true,"rows":1240}"""),
        ["columns"] = JsonNode.Parse("""[{"index":0,"header":"Datum","samples":["2026-03-04"],"suggested":"date"},{"index":1,"header":"Vad","samples":["Klotter","Fylleri"],"suggested":"category"},{"index":2,"header":"=cmd|' /C calc'!A0","samples":["<script>alert(1)</script>"],"suggested":"ignore"}]"""),
        ["mapping"] = null,
        ["preview"] = JsonNode.Parse("""[{"row":2,"report":{"occurredFrom":"2026-03-04T21:30:00+01:00","category":"klotter","place":null,"description":"<b>Målning</b>"},"errors":[]},{"row":3,"report":null,"errors":[{"field":"category","code":"unknown-category","message":"x"}]}]"""),
        ["done"] = state == "inspected" ? 0 : 620,
        ["of"] = 1240,
        ["accepted"] = state == "done" ? 1200 : 0,
        ["revised"] = 0,
        ["unchanged"] = 0,
        ["quarantined"] = state == "done" ? 40 : 0,
        ["errors"] = 0,
    };

    /// <summary>What was sent to an address, as JSON.</summary>
    public static async Task<JsonNode> SentAsync(StaffPage staff, string method, string end, object answer, Func<Task> doing, int status = 200)
    {
        await staff.Page.RouteAsync($"**{end}", route => route.Request.Method == method
            ? route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web) })
            : route.FallbackAsync());
        var request = await staff.Page.RunAndWaitForRequestAsync(doing, one => one.Method == method && new Uri(one.Url).AbsolutePath.EndsWith(end, StringComparison.Ordinal));
        return JsonNode.Parse(request.PostData ?? "null")!;
    }
}
