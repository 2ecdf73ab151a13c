namespace Est.ServiceDefaults.Geography;

/// <summary>
/// SWEREF 99 TM (EPSG:3006), in which Swedish authorities keep their maps: transverse Mercator on GRS 80, central meridian 15°,
/// scale 0.9996, false easting 500,000 m. By Krüger's formulas as Lantmäteriet gives them (<i>Gauss Conformal Projection
/// (Transverse Mercator), Krüger's formulas</i>, 2008): within a millimetre in all of Sweden, which series for a zone of six degrees are
/// not. SWEREF 99 and WGS 84 are taken as one; they differ by some decimetres.
/// </summary>
public static class Sweref99
{
    private const double Axis = 6_378_137, Flattening = 1 / 298.257222101;

    /// <summary>A projection of the same kind, with its own meridian, scale and origin.</summary>
    public sealed record Projection(double CentralMeridian, double Scale, double FalseNorthing, double FalseEasting);

    public static Projection Tm { get; } = new(15, 0.9996, 0, 500_000);

    private const double N = Flattening / (2 - Flattening), N2 = N * N, N3 = N2 * N, N4 = N3 * N;
    private const double Radius = Axis / (1 + N) * (1 + N2 / 4 + N4 / 64);
    private const double E2 = Flattening * (2 - Flattening);

    private static readonly double[] Latitude =
    [
        E2,
        (5 * E2 * E2 - E2 * E2 * E2) / 6,
        (104 * E2 * E2 * E2 - 45 * E2 * E2 * E2 * E2) / 120,
        1237 * E2 * E2 * E2 * E2 / 1260,
    ];

    private static readonly double[] Beta =
    [
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
        13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
        61 * N3 / 240 - 103 * N4 / 140,
        49561 * N4 / 161280,
    ];

    private static readonly double[] InverseLatitude =
    [
        E2 + E2 * E2 + E2 * E2 * E2 + E2 * E2 * E2 * E2,
        -(7 * E2 * E2 + 17 * E2 * E2 * E2 + 30 * E2 * E2 * E2 * E2) / 6,
        (224 * E2 * E2 * E2 + 889 * E2 * E2 * E2 * E2) / 120,
        -4279 * E2 * E2 * E2 * E2 / 1260,
    ];

    private static readonly double[] Delta =
    [
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440,
        17 * N3 / 480 - 37 * N4 / 840,
        4397 * N4 / 161280,
    ];

    /// <summary>Easting and northing in metres of a longitude and latitude in degrees.</summary>
    public static (double Easting, double Northing) FromWgs84(double lon, double lat, Projection? projection = null)
    {
        var to = projection ?? Tm;
        var phi = double.DegreesToRadians(lat);
        var (sin, cos) = Math.SinCos(phi);
        var square = sin * sin;
        var conformal = phi - sin * cos * (Latitude[0] + square * (Latitude[1] + square * (Latitude[2] + square * Latitude[3])));
        var east = double.DegreesToRadians(lon - to.CentralMeridian);
        var xi = Math.Atan2(Math.Tan(conformal), Math.Cos(east));
        var eta = Math.Atanh(Math.Cos(conformal) * Math.Sin(east));
        var (x, y) = (xi, eta);
        for (var i = 0; i < Beta.Length; i++)
        {
            var k = 2 * (i + 1);
            x += Beta[i] * Math.Sin(k * xi) * Math.Cosh(k * eta);
            y += Beta[i] * Math.Cos(k * xi) * Math.Sinh(k * eta);
        }
        return (to.Scale * Radius * y + to.FalseEasting, to.Scale * Radius * x + to.FalseNorthing);
    }

    /// <summary>Longitude and latitude in degrees of an easting and northing in metres.</summary>
    public static (double Lon, double Lat) ToWgs84(double easting, double northing, Projection? projection = null)
    {
        var from = projection ?? Tm;
        var xi = (northing - from.FalseNorthing) / (from.Scale * Radius);
        var eta = (easting - from.FalseEasting) / (from.Scale * Radius);
        var (x, y) = (xi, eta);
        for (var i = 0; i < Delta.Length; i++)
        {
            var k = 2 * (i + 1);
            x -= Delta[i] * Math.Sin(k * xi) * Math.Cosh(k * eta);
            y -= Delta[i] * Math.Cos(k * xi) * Math.Sinh(k * eta);
        }
        var conformal = Math.Asin(Math.Sin(x) / Math.Cosh(y));
        var (sin, cos) = Math.SinCos(conformal);
        var square = sin * sin;
        var phi = conformal + sin * cos * (InverseLatitude[0]
            + square * (InverseLatitude[1] + square * (InverseLatitude[2] + square * InverseLatitude[3])));
        return (from.CentralMeridian + double.RadiansToDegrees(Math.Atan2(Math.Sinh(y), Math.Cos(x))), double.RadiansToDegrees(phi));
    }
}
