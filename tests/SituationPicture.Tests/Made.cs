using System.Globalization;
using System.Text.Json.Nodes;
using Est.Contracts;

namespace Est.SituationPicture.Tests;

/// <summary>Reports and areas as tests need them; change what matters with <c>with</c>.</summary>
public static class Made
{
    /// <summary>A severe broken window on Friday evening of 2026-W47.</summary>
    public static RecordedReport Report { get; } = new(
        Guid.Empty, 1, "incident", "skadegorelse", 2, At("2026-11-20T21:30:00+01:00"), At("2026-11-20T23:00:00+01:00"),
        "municipality", null, null, null, "Degerforsbyggen", "felanmalan", false);

    public static RecordedReport NewReport() => Report with { Id = Guid.NewGuid() };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static JsonObject Areas(params JsonObject[] features) =>
        new() { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) };

    /// <summary>A square area of so many degrees, its south-west corner at the point.</summary>
    public static JsonObject Square(string code, double lon, double lat, double size = 0.1, string? parent = null) => new()
    {
        ["type"] = "Feature",
        ["properties"] = parent is null ? new JsonObject { ["code"] = code, ["name"] = "Område " + code } : new JsonObject { ["code"] = code, ["name"] = "Område " + code, ["parent"] = parent },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(Ring(lon, lat, size)) },
    };

    public static JsonArray Ring(double lon, double lat, double size) => new(
        new JsonArray(lon, lat), new JsonArray(lon + size, lat), new JsonArray(lon + size, lat + size), new JsonArray(lon, lat + size), new JsonArray(lon, lat));
}
