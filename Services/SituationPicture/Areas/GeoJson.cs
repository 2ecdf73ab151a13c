using System.Text.Json;
using Est.ServiceDefaults.Http;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Polygon and MultiPolygon of RFC 7946, e.g. <c>{"type":"Polygon","coordinates":[[[14.4,59.2],[14.5,59.2],[14.5,59.3],[14.4,59.2]]]}</c>:
/// longitude first, WGS 84, first and last position of a ring equal, further rings are holes.
/// </summary>
public static class GeoJson
{
    private const double MaxLongitude = 180, MaxLatitude = 90;

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), 4326);

    /// <summary>Reads a geometry that was checked when it was stored.</summary>
    public static Geometry Read(string geometry)
    {
        using var document = JsonDocument.Parse(geometry);
        var errors = new List<FieldError>();
        return Read(document.RootElement, "", errors) ?? throw new FormatException("A stored geometry cannot be read.");
    }

    /// <summary>Reads a geometry from input; null with at least one error under <paramref name="field"/> when it cannot be used.</summary>
    public static Geometry? Read(JsonElement geometry, string field, ICollection<FieldError> errors)
    {
        var type = geometry.Text("type");
        if (type is not ("Polygon" or "MultiPolygon") || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError($"{field}.type", "unsupported-geometry", "Send a Polygon or a MultiPolygon with coordinates."));
            return null;
        }
        var before = errors.Count;
        var at = $"{field}.coordinates";
        Geometry shape = type == "Polygon"
            ? Polygon(coordinates, at, errors)
            : Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select((polygon, i) => Polygon(polygon, $"{at}[{i}]", errors))]);
        if (errors.Count > before) return null;
        if (shape.IsEmpty)
        {
            errors.Add(new FieldError(at, "empty-geometry", "The geometry has no positions."));
            return null;
        }
        if (new IsValidOp(shape).ValidationError is { } invalid)
        {
            errors.Add(new FieldError(at, "invalid-polygon", $"{invalid.Message}. Correct the border in your map program and send it again."));
            return null;
        }
        return shape;
    }

    private static Polygon Polygon(JsonElement rings, string field, ICollection<FieldError> errors)
    {
        if (rings.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError(field, "not-a-polygon", "A polygon is a list of rings."));
            return Factory.CreatePolygon();
        }
        var read = rings.EnumerateArray().Select((ring, i) => Ring(ring, $"{field}[{i}]", errors)).ToArray();
        return read.Length == 0 || read.Contains(null) ? Factory.CreatePolygon() : Factory.CreatePolygon(read[0], read[1..]!);
    }

    private static LinearRing? Ring(JsonElement positions, string field, ICollection<FieldError> errors)
    {
        if (positions.ValueKind != JsonValueKind.Array || positions.GetArrayLength() < 4)
        {
            errors.Add(new FieldError(field, "ring-too-short", "A ring needs at least four positions, the last equal to the first."));
            return null;
        }
        var ring = new Coordinate[positions.GetArrayLength()];
        for (var i = 0; i < ring.Length; i++)
        {
            if (Position(positions[i]) is not { } position)
            {
                errors.Add(new FieldError($"{field}[{i}]", "not-a-position", "A position is [longitude, latitude] in degrees of WGS 84."));
                return null;
            }
            ring[i] = position;
        }
        if (ring[0].Equals2D(ring[^1])) return Factory.CreateLinearRing(ring);
        errors.Add(new FieldError(field, "ring-not-closed", "The last position of a ring must equal the first."));
        return null;
    }

    private static Coordinate? Position(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) return null;
        if (position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number) return null;
        var (lon, lat) = (position[0].GetDouble(), position[1].GetDouble());
        return Math.Abs(lon) <= MaxLongitude && Math.Abs(lat) <= MaxLatitude ? new Coordinate(lon, lat) : null;
    }

    /// <summary>Writes a Polygon or MultiPolygon, its positions rounded and none said twice.</summary>
    public static void Write(Utf8JsonWriter json, Geometry shape, int decimals)
    {
        json.WriteStartObject();
        json.WriteString("type", shape is Polygon ? "Polygon" : "MultiPolygon");
        json.WritePropertyName("coordinates");
        if (shape is Polygon one) Write(json, one, decimals);
        else
        {
            json.WriteStartArray();
            for (var i = 0; i < shape.NumGeometries; i++)
                if (shape.GetGeometryN(i) is Polygon part) Write(json, part, decimals);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Polygon polygon, int decimals)
    {
        json.WriteStartArray();
        foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
        {
            json.WriteStartArray();
            Coordinate? before = null;
            foreach (var corner in ring.Coordinates)
            {
                var at = new Coordinate(Math.Round(corner.X, decimals), Math.Round(corner.Y, decimals));
                if (before?.Equals2D(at) == true) continue;
                json.WriteStartArray();
                json.WriteNumberValue(at.X);
                json.WriteNumberValue(at.Y);
                json.WriteEndArray();
                before = at;
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>A member that is a text; null when it is missing or anything else.</summary>
    public static string? Text(this JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
