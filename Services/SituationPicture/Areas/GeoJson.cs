using System.Buffers;
using System.Text;
using System.Text.Json;
using Est.ServiceDefaults.Geography;
using Est.ServiceDefaults.Http;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Est.SituationPicture.Areas;

/// <summary>What the positions of a GeoJSON document are in.</summary>
public enum CoordinateSystem
{
    /// <summary>Longitude and latitude in degrees, as RFC 7946 has it.</summary>
    Wgs84,

    /// <summary>Easting and northing in metres of SWEREF 99 TM, EPSG:3006.</summary>
    Sweref99Tm,
}

/// <summary>
/// Polygon and MultiPolygon of RFC 7946, e.g. <c>{"type":"Polygon","coordinates":[[[14.4,59.2],[14.5,59.2],[14.5,59.3],[14.4,59.2]]]}</c>:
/// longitude first, WGS 84, first and last position of a ring equal, further rings are holes.
/// </summary>
public static class GeoJson
{
    private const double MaxLongitude = 180, MaxLatitude = 90;

    /// <summary>Sweden and some way around it, in metres.</summary>
    private const double LeastEasting = 200_000, MostEasting = 1_000_000, LeastNorthing = 6_000_000, MostNorthing = 7_800_000;

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), 4326);

    /// <summary>Reads a geometry that was checked when it was stored.</summary>
    public static Geometry Read(string geometry)
    {
        using var document = JsonDocument.Parse(geometry);
        var errors = new List<FieldError>();
        return Read(document.RootElement, "", errors) ?? throw new FormatException("A stored geometry cannot be read.");
    }

    /// <summary>Reads a geometry from input; null with at least one error under <paramref name="field"/> when it cannot be used.</summary>
    /// <param name="system">What the positions are in; the shape that is returned is in WGS 84 whatever they were.</param>
    public static Geometry? Read(JsonElement geometry, string field, ICollection<FieldError> errors, CoordinateSystem system = CoordinateSystem.Wgs84)
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
            ? Polygon(coordinates, at, errors, system)
            : Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select((polygon, i) => Polygon(polygon, $"{at}[{i}]", errors, system))]);
        if (errors.Count > before) return null;
        if (shape.IsEmpty)
        {
            errors.Add(new FieldError(at, "empty-geometry", "The geometry has no positions."));
            return null;
        }
        if (new IsValidOp(shape).ValidationError is { } invalid)
        {
            errors.Add(new FieldError(at, "invalid-polygon", $"{invalid.Message}. Correct the border in your map program and send it again.",
                invalid.Coordinate is { } where ? [Math.Round(where.X, 6), Math.Round(where.Y, 6)] : null));
            return null;
        }
        return shape;
    }

    private static Polygon Polygon(JsonElement rings, string field, ICollection<FieldError> errors, CoordinateSystem system)
    {
        if (rings.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError(field, "not-a-polygon", "A polygon is a list of rings."));
            return Factory.CreatePolygon();
        }
        var read = rings.EnumerateArray().Select((ring, i) => Ring(ring, $"{field}[{i}]", errors, system)).ToArray();
        return read.Length == 0 || read.Contains(null) ? Factory.CreatePolygon() : Factory.CreatePolygon(read[0], read[1..]!);
    }

    private static LinearRing? Ring(JsonElement positions, string field, ICollection<FieldError> errors, CoordinateSystem system)
    {
        if (positions.ValueKind != JsonValueKind.Array || positions.GetArrayLength() < 4)
        {
            errors.Add(new FieldError(field, "ring-too-short", "A ring needs at least four positions, the last equal to the first."));
            return null;
        }
        var ring = new Coordinate[positions.GetArrayLength()];
        for (var i = 0; i < ring.Length; i++)
        {
            if (Position(positions[i], system) is not { } position)
            {
                errors.Add(new FieldError($"{field}[{i}]", "not-a-position", system == CoordinateSystem.Wgs84
                    ? "A position is [longitude, latitude] in degrees of WGS 84. Metres need the member crs; see docs/integrations.md."
                    : "A position is [easting, northing] in metres of SWEREF 99 TM, within Sweden."));
                return null;
            }
            ring[i] = position;
        }
        if (ring[0].Equals2D(ring[^1])) return Factory.CreateLinearRing(ring);
        errors.Add(new FieldError(field, "ring-not-closed", "The last position of a ring must equal the first."));
        return null;
    }

    private static Coordinate? Position(JsonElement position, CoordinateSystem system)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) return null;
        if (position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number) return null;
        var (x, y) = (position[0].GetDouble(), position[1].GetDouble());
        if (system == CoordinateSystem.Wgs84) return Math.Abs(x) <= MaxLongitude && Math.Abs(y) <= MaxLatitude ? new Coordinate(x, y) : null;
        if (x is < LeastEasting or > MostEasting || y is < LeastNorthing or > MostNorthing) return null;
        var (lon, lat) = Sweref99.ToWgs84(x, y);
        // 1e-7 degrees are a centimetre: metres that were rounded to one give borders that meet as they did.
        return new Coordinate(Math.Round(lon, 7), Math.Round(lat, 7));
    }

    /// <summary>The geometry as GeoJSON text.</summary>
    public static string Text(Geometry shape, int decimals)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, shape, decimals);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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
