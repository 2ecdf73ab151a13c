using System.Globalization;

namespace Est.ServiceDefaults.Municipalities;

/// <summary>A kommun as a fact of geography: code, names, and the box around it in WGS 84 degrees.</summary>
public sealed record Municipality(
    string Code, string Name, string CountyCode, string County,
    double MinLon, double MinLat, double MaxLon, double MaxLat)
{
    private const double KilometresPerDegree = 111.32;

    /// <summary>True when the point lies in the bounding box widened by <paramref name="kilometres"/> on every side.</summary>
    public bool Covers(double lon, double lat, double kilometres)
    {
        var dLat = kilometres / KilometresPerDegree;
        var dLon = kilometres / (KilometresPerDegree * Math.Cos(double.DegreesToRadians((MinLat + MaxLat) / 2)));
        return lon >= MinLon - dLon && lon <= MaxLon + dLon && lat >= MinLat - dLat && lat <= MaxLat + dLat;
    }
}

/// <summary>The 290 kommuner of Sweden (codes and names: SCB; boxes: computed from the kommun borders).</summary>
public static class Municipalities
{
    public static IReadOnlyList<Municipality> All { get; } = Read();

    private static readonly Dictionary<string, Municipality> Codes = All.ToDictionary(m => m.Code);
    private static readonly Dictionary<string, Municipality> Names =
        All.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    public static Municipality? ByCode(string code) => Codes.GetValueOrDefault(code);

    /// <summary>Finds a kommun by name, whatever its letter case ("Upplands väsby").</summary>
    public static Municipality? ByName(string name) => Names.GetValueOrDefault(name.Trim());

    private static List<Municipality> Read()
    {
        using var stream = typeof(Municipalities).Assembly
            .GetManifestResourceStream("Est.ServiceDefaults.Municipalities.municipalities.csv")!;
        using var reader = new StreamReader(stream);
        var rows = new List<Municipality>(290);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split(';');
            rows.Add(new Municipality(f[0], f[1], f[2], f[3], Degrees(f[4]), Degrees(f[5]), Degrees(f[6]), Degrees(f[7])));
        }
        return rows;

        static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
