using System.Buffers;
using System.Text.Json;
using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Maps;

/// <summary>Writes a picture as a GeoJSON FeatureCollection. Each feature says in <c>properties.kind</c> what it is.</summary>
public static class MapFeatures
{
    public static byte[] Write(Picture picture, AreaShapes shapes)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("municipality", picture.Municipality);
            json.WriteString("week", picture.Week);
            json.WriteNumber("areasVersion", shapes.Version);
            json.WriteStartArray("features");
            foreach (var area in picture.Areas) Write(json, area, shapes);
            foreach (var spot in picture.HotSpots) Write(json, spot);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AreaPicture area, AreaShapes shapes)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", area.Code);
        json.WriteStartObject("properties");
        json.WriteString("kind", "area");
        json.WriteString("code", area.Code);
        json.WriteString("name", area.Name);
        json.WriteString("parent", area.Parent);
        json.WriteString("level", area.Level);
        json.WriteNumber("total", area.Total);
        json.WriteNumber("lastWeek", area.LastWeek);
        json.WriteNumber("meanOfFour", area.MeanOfFour);
        WriteJudgement(json, area);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        if (shapes.Find(area.Code) is { } geometry) json.WriteRawValue(geometry, skipInputValidation: true);
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    /// <summary>What the picture makes of the numbers.</summary>
    private static void WriteJudgement(Utf8JsonWriter json, AreaPicture area)
    {
        json.WriteString("proposedLevel", area.ProposedLevel);
        json.WriteString("verdict", area.Change.Verdict);
        if (area.Change.Difference is { } difference) json.WriteNumber("difference", difference);
        else json.WriteNull("difference");
    }

    private static void Write(Utf8JsonWriter json, HotSpot spot)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("kind", "hotspot");
        json.WriteNumber("count", spot.Count);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(spot.Lon);
        json.WriteNumberValue(spot.Lat);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
