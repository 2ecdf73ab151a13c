using System.Globalization;
using Est.ServiceDefaults.Geography;
using Est.SituationPicture.Areas;

namespace Est.SituationPicture.HotSpots;

/// <summary>
/// A cell of a grid of regular hexagons with a corner to the north, 150 m from centre to corner, laid over Sweden in SWEREF 99 TM. A cell
/// has 5.8 hectares: a block or a park, and no address.
/// </summary>
/// <param name="Q">Column, along the rows.</param>
/// <param name="R">Row, northwards.</param>
public readonly record struct Hex(int Q, int R)
{
    public const double Radius = 150;

    /// <summary>3√3/2 r² in square kilometres.</summary>
    public static readonly double SquareKilometres = 1.5 * Root3 * Radius * Radius / 1e6;

    private static double Root3 => Math.Sqrt(3);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Q}:{R}");

    /// <summary>Metres of SWEREF 99 TM.</summary>
    public (double Easting, double Northing) Centre => (Radius * Root3 * (Q + R / 2.0), Radius * 1.5 * R);

    public static Hex Of(double lon, double lat)
    {
        var (easting, northing) = Sweref99.FromWgs84(lon, lat);
        return Nearest((Root3 / 3 * easting - northing / 3) / Radius, 2.0 / 3 * northing / Radius);
    }

    /// <summary>The six cells around.</summary>
    public IEnumerable<Hex> Around()
    {
        yield return new(Q + 1, R);
        yield return new(Q, R + 1);
        yield return new(Q - 1, R + 1);
        yield return new(Q - 1, R);
        yield return new(Q, R - 1);
        yield return new(Q + 1, R - 1);
    }

    /// <summary>Longitude and latitude of the centre, to a metre.</summary>
    public (double Lon, double Lat) Position => Rounded(Centre.Easting, Centre.Northing);

    /// <summary>The six corners, the first said again as the last, as a GeoJSON ring has them.</summary>
    public IEnumerable<(double Lon, double Lat)> Ring()
    {
        var (easting, northing) = Centre;
        return Enumerable.Range(0, 7).Select(i =>
        {
            var (sin, cos) = Math.SinCos(Math.PI / 6 + i % 6 * Math.PI / 3);
            return Rounded(easting + Radius * cos, northing + Radius * sin);
        });
    }

    /// <summary>The cell of fractional coordinates: rounded in all three directions, and the one that lost most reckoned from the others.</summary>
    private static Hex Nearest(double q, double r)
    {
        var (roundQ, roundR, roundS) = (Math.Round(q), Math.Round(r), Math.Round(-q - r));
        var (lostQ, lostR, lostS) = (Math.Abs(roundQ - q), Math.Abs(roundR - r), Math.Abs(roundS + q + r));
        if (lostQ > lostR && lostQ > lostS) roundQ = -roundR - roundS;
        else if (lostR > lostS) roundR = -roundQ - roundS;
        return new Hex((int)roundQ, (int)roundR);
    }

    private static (double, double) Rounded(double easting, double northing)
    {
        var (lon, lat) = Sweref99.ToWgs84(easting, northing);
        return (Math.Round(lon, 5), Math.Round(lat, 5));
    }
}
