using System.Text.Json;
using Est.ServiceDefaults.Http;

namespace Est.SituationPicture.Areas;

/// <summary>
/// The coordinate system that a GeoJSON document names in its member <c>crs</c>, which map programs still write although RFC 7946 took it away:
/// <c>{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}</c>. Without it, WGS 84.
/// </summary>
public static class GivenCrs
{
    public static CoordinateSystem Read(JsonElement document, ICollection<FieldError> errors)
    {
        if (!document.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null) return CoordinateSystem.Wgs84;
        var name = crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) ? properties.Text("name") : null;
        switch (name?[(name.LastIndexOf(':') + 1)..])
        {
            case "3006": return CoordinateSystem.Sweref99Tm;
            case "4326" or "CRS84": return CoordinateSystem.Wgs84;
            default:
                errors.Add(new FieldError("crs", "unknown-crs", "Send WGS 84, or SWEREF 99 TM with urn:ogc:def:crs:EPSG::3006 as the name of the crs."));
                return CoordinateSystem.Wgs84;
        }
    }
}
