using System.Globalization;
using System.Text.Json.Nodes;

namespace Est.Benchmarks;

/// <summary>Fifty areas in five rows, of 400 corners each, whose borders swing as rivers and roads do.</summary>
internal static class MadeAreas
{
    public const int Columns = 10, Rows = 5;
    public const double Width = 0.4, Height = 0.2;
    private const int CornersPerSide = 100;

    /// <summary>Their codes and their geometries as GeoJSON, the first one's south-west corner near the point.</summary>
    public static IEnumerable<(string Code, string Geometry)> At(double lon, double lat)
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
            {
                var ring = Ring(column, row).Select(c => string.Create(
                    CultureInfo.InvariantCulture, $"[{lon + Width * c.X / Columns:0.#######},{lat + Height * c.Y / Rows:0.#######}]")).ToList();
                yield return ($"a{row * Columns + column:00}", $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', ring)}},{{ring[0]}}]]}""");
            }
    }

    public static JsonObject FeatureCollection(double lon, double lat) => new()
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. At(lon, lat).Select(area => new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["code"] = area.Code, ["name"] = "Område " + area.Code },
            ["geometry"] = JsonNode.Parse(area.Geometry),
        })]),
    };

    private static IEnumerable<(double X, double Y)> Ring(int column, int row)
    {
        for (var i = 0; i < CornersPerSide; i++) yield return Swung(column + i / (double)CornersPerSide, row);
        for (var i = 0; i < CornersPerSide; i++) yield return Swung(column + 1, row + i / (double)CornersPerSide);
        for (var i = 0; i < CornersPerSide; i++) yield return Swung(column + 1 - i / (double)CornersPerSide, row + 1);
        for (var i = 0; i < CornersPerSide; i++) yield return Swung(column, row + 1 - i / (double)CornersPerSide);
    }

    private static (double X, double Y) Swung(double column, double row) => (column + 0.15 * Math.Sin(7 * row), row + 0.15 * Math.Sin(5 * column));
}
