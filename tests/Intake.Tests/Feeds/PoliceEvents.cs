using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Intake.Tests.Feeds;

/// <summary>Events in the police's own format, made for a test.</summary>
internal static class PoliceEvents
{
    /// <summary>As Swedish text, not as \u escapes: that is how the police send it.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(
        long id, string place = "Degerfors", string? name = null, string type = "Stöld", string summary = "Cykel stulen vid stationen.",
        string published = "2026-11-20 22:05:11 +01:00", Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["datetime"] = published,
            ["name"] = name ?? $"20 november 21.30, {type}, {place}",
            ["summary"] = summary,
            ["url"] = $"/aktuellt/handelser/2026/november/20/{id}/",
            ["type"] = type,
            ["location"] = new JsonObject { ["name"] = place, ["gps"] = "59.238162,14.432061" },
        };
        change?.Invoke(json);
        return json.ToJsonString(Readable);
    }

    public static byte[] Array(params string[] events) => Encoding.UTF8.GetBytes("[" + string.Join(",", events) + "]");

    public static byte[] Lines(params string[] events) => Encoding.UTF8.GetBytes(string.Concat(events.Select(e => e + "\n")));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
