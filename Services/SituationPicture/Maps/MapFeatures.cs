using System.Buffers;
using System.Text.Json;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Maps;

/// <summary>Writes a picture as a GeoJSON FeatureCollection. Each feature says in <c>properties.kind</c> what it is: area, hotspot, cell or forecast.</summary>
public static class MapFeatures
{
    /// <param name="cells">Null for a picture that is kept, whose cells nobody kept.</param>
    public static byte[] Write(Picture picture, AreaShapes shapes, IReadOnlyList<DenseCell>? cells)
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
            foreach (var cell in cells ?? []) Write(json, cell);
            foreach (var spot in picture.HotSpots) Write(json, spot);
            foreach (var cell in picture.Forecast?.Cells ?? []) Write(json, cell, picture.Forecast!.Week);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AreaPicture area, AreaShapes shapes)
    {
        Begin(json, "area", area.Code);
        json.WriteString("code", area.Code);
        json.WriteString("name", area.Name);
        json.WriteString("parent", area.Parent);
        json.WriteString("level", area.Level);
        json.WriteString("proposedLevel", area.ProposedLevel);
        json.WriteNumber("total", area.Total);
        json.WriteNumber("lastWeek", area.LastWeek);
        json.WriteNumber("meanOfFour", area.MeanOfFour);
        json.WriteString("verdict", area.Change.Verdict);
        if (area.Change.Difference is { } difference) json.WriteNumber("difference", difference);
        else json.WriteNull("difference");
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        if (shapes.Find(area.Code) is { } geometry) json.WriteRawValue(geometry, skipInputValidation: true);
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HotSpot spot)
    {
        Begin(json, "hotspot", spot.Cell);
        json.WriteNumber("count", spot.Count);
        json.WriteNumber("weighted", spot.Weighted);
        json.WriteNumber("expected", spot.Expected);
        json.WriteString("cell", spot.Cell);
        json.WriteNumber("radius", spot.Radius);
        EndAt(json, spot.Lon, spot.Lat);
    }

    private static void Write(Utf8JsonWriter json, ForecastCell cell, string week)
    {
        Begin(json, "forecast", null);
        json.WriteString("week", week);
        json.WriteNumber("share", cell.Share);
        EndAt(json, cell.Lon, cell.Lat);
    }

    private static void Write(Utf8JsonWriter json, DenseCell cell)
    {
        var hex = new Hex(cell.Q, cell.R);
        Begin(json, "cell", null);
        json.WriteString("cell", hex.Name);
        json.WriteNumber("count", cell.Count);
        json.WriteNumber("density", cell.Density);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var (lon, lat) in hex.Ring()) WritePosition(json, lon, lat);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string kind, string? id)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (id is not null) json.WriteString("id", id);
        json.WriteStartObject("properties");
        json.WriteString("kind", kind);
    }

    private static void EndAt(Utf8JsonWriter json, double lon, double lat)
    {
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, lon, lat);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, double lon, double lat)
    {
        json.WriteStartArray();
        json.WriteNumberValue(lon);
        json.WriteNumberValue(lat);
        json.WriteEndArray();
    }
}
