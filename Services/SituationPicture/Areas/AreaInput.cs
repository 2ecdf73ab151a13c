using System.Globalization;
using System.Text.Json;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Reads the areas of a kommun from a GeoJSON FeatureCollection in WGS 84, or in SWEREF 99 TM when it says so. Properties of a feature: <c>code</c>, <c>name</c>,
/// <c>parent</c> (the kommun when absent), <c>population</c>, <c>validFrom</c> (today when absent), <c>validTo</c>. A feature with the kommun's own
/// code gives the kommun's border; without one the kommun is there all the same.
/// </summary>
public static class AreaInput
{
    private const int MostAreas = 1_000, MostErrors = 100, LongestCode = 40, LongestName = 100;
    private const double MarginKilometres = 10;

    /// <param name="Areas">All areas, root first; none when there are errors.</param>
    /// <param name="Shapes">Their polygons in WGS 84, by code.</param>
    public sealed record Given(IReadOnlyList<Area> Areas, IReadOnlyDictionary<string, Geometry> Shapes)
    {
        internal static readonly Given Nothing = new([], new Dictionary<string, Geometry>());
    }

    public static Given Read(JsonElement input, string municipality, DateOnly today, List<FieldError> errors)
    {
        if (input.Text("type") != "FeatureCollection" || !input.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError("type", "not-a-feature-collection", "Send a GeoJSON FeatureCollection."));
            return Given.Nothing;
        }
        if (features.GetArrayLength() > MostAreas)
        {
            errors.Add(new FieldError("features", "too-many-areas", $"A kommun can have {MostAreas} areas at most."));
            return Given.Nothing;
        }
        var system = GivenCrs.Read(input, errors);
        var areas = new List<Area>();
        var shapes = new Dictionary<string, Geometry>();
        var fields = new Dictionary<string, string>();
        foreach (var (feature, i) in features.EnumerateArray().Select((f, i) => (f, i)))
        {
            var field = $"features[{i}]";
            if (ReadFeature(feature, field, municipality, today, system, errors) is not var (area, shape)) continue;
            if (!fields.TryAdd(area.Code, field))
            {
                errors.Add(new FieldError($"{field}.properties.code", "duplicate-code", "Another feature has the same code."));
                continue;
            }
            areas.Add(area);
            if (shape is not null) shapes.Add(area.Code, shape);
        }
        if (!fields.ContainsKey(municipality)) areas.Insert(0, Area.Root(municipality));
        if (errors.Count == 0) CheckTree(areas, fields, errors);
        if (errors.Count > MostErrors) errors.RemoveRange(MostErrors, errors.Count - MostErrors);
        return errors.Count > 0
            ? Given.Nothing
            : new Given([.. WithNeighbours(areas, shapes).OrderByDescending(a => a.Parent is null).ThenBy(a => a.Code, StringComparer.Ordinal)], shapes);
    }

    private static (Area Area, Geometry? Shape)? ReadFeature(
        JsonElement feature, string field, string municipality, DateOnly today, CoordinateSystem system, List<FieldError> errors)
    {
        var before = errors.Count;
        if (!(feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties))) properties = default;
        var code = properties.Text("code");
        if (code is null || code.Length is 0 or > LongestCode || !code.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
            errors.Add(new FieldError($"{field}.properties.code", "invalid-code", $"Give a code of 1 to {LongestCode} letters, digits, hyphens, underscores or full stops."));
        var isRoot = code == municipality;
        var name = properties.Text("name")?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            errors.Add(new FieldError($"{field}.properties.name", "invalid-name", $"Give a name of 1 to {LongestName} characters."));
        if (isRoot && properties.Text("parent") is not null)
            errors.Add(new FieldError($"{field}.properties.parent", "root-has-no-parent", "The kommun itself has no area above it."));

        int? population = null;
        if (Present(properties, "population") is { } people)
        {
            if (people.ValueKind == JsonValueKind.Number && people.TryGetInt32(out var number) && number >= 0) population = number;
            else errors.Add(new FieldError($"{field}.properties.population", "invalid-population", "Give the number of inhabitants as a whole number, or leave it out."));
        }
        var validFrom = Day(properties, "validFrom", field, errors) ?? today;
        var validTo = Day(properties, "validTo", field, errors);
        if (validTo < validFrom) errors.Add(new FieldError($"{field}.properties.validTo", "before-from", "The last day must not be before the first."));
        if (isRoot && validTo is not null) errors.Add(new FieldError($"{field}.properties.validTo", "root-has-no-end", "The kommun itself has no last day."));

        Geometry? shape = null;
        string? geometry = null;
        if (Present(feature, "geometry") is { } given)
        {
            shape = GeoJson.Read(given, $"{field}.geometry", errors, system);
            geometry = shape is null || system == CoordinateSystem.Wgs84 ? given.GetRawText() : GeoJson.Text(shape, 7);
            if (shape is not null && !Within(shape.EnvelopeInternal, municipality))
                errors.Add(new FieldError($"{field}.geometry", "outside-municipality", $"The area reaches more than {MarginKilometres} km outside the kommun. Check that longitude comes first."));
        }
        else if (!isRoot)
            errors.Add(new FieldError($"{field}.geometry", "missing-geometry", "Every area but the kommun itself needs a polygon."));

        if (errors.Count > before) return null;
        return (new Area
        {
            Municipality = municipality,
            Version = 0,
            Code = code!,
            Name = name!,
            Parent = isRoot ? null : properties.Text("parent") ?? municipality,
            Population = population,
            ValidFrom = validFrom,
            ValidTo = validTo,
            Geometry = geometry,
            Neighbours = [],
        }, shape);
    }

    private static DateOnly? Day(JsonElement properties, string member, string field, List<FieldError> errors)
    {
        if (Present(properties, member) is null) return null;
        if (DateOnly.TryParseExact(properties.Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        errors.Add(new FieldError($"{field}.properties.{member}", "invalid-date", "Give the day as YYYY-MM-DD, or leave it out."));
        return null;
    }

    private static JsonElement? Present(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool Within(Envelope box, string municipality) =>
        Municipalities.ByCode(municipality) is not { } kommun
        || kommun.Covers(box.MinX, box.MinY, MarginKilometres) && kommun.Covers(box.MaxX, box.MaxY, MarginKilometres);

    /// <summary>Every way upwards must end at the kommun.</summary>
    private static void CheckTree(List<Area> areas, Dictionary<string, string> fields, List<FieldError> errors)
    {
        var parents = areas.ToDictionary(a => a.Code, a => a.Parent);
        foreach (var area in areas.Where(a => a.Parent is not null))
        {
            var field = $"{fields[area.Code]}.properties.parent";
            if (!parents.ContainsKey(area.Parent!))
            {
                errors.Add(new FieldError(field, "unknown-parent", "No feature has the code that is given as parent."));
                continue;
            }
            var steps = 0;
            for (var code = area.Parent; code is not null && steps <= areas.Count; steps++) code = parents.GetValueOrDefault(code);
            if (steps > areas.Count) errors.Add(new FieldError(field, "circular-parent", "The area lies below itself."));
        }
    }

    /// <summary>A corner in common is not a border in common.</summary>
    private static bool ShareBorder(Geometry one, Geometry other) =>
        one.Intersects(other) && (!one.Touches(other) || one.Intersection(other).Dimension > Dimension.Point);

    private static IEnumerable<Area> WithNeighbours(List<Area> areas, Dictionary<string, Geometry> shapes)
    {
        var index = new STRtree<Area>();
        foreach (var area in areas)
            if (shapes.TryGetValue(area.Code, out var shape)) index.Insert(shape.EnvelopeInternal, area);
        foreach (var area in areas)
        {
            yield return shapes.TryGetValue(area.Code, out var shape)
                ? area with
                {
                    Neighbours = [.. index.Query(shape.EnvelopeInternal)
                        .Where(other => other.Code != area.Code && other.Parent == area.Parent && ShareBorder(shapes[other.Code], shape))
                        .Select(other => other.Code).Order(StringComparer.Ordinal)],
                }
                : area;
        }
    }
}
