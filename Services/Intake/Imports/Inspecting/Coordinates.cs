using System.Globalization;
using Est.ServiceDefaults.Geography;

namespace Est.Intake.Imports.Inspecting;

/// <summary>
/// Which coordinates a pair of numbers is. In Sweden the four ranges do not meet, so the values tell the system and the axis, whatever the
/// column is called and whichever comes first: SWEREF 99 TM is written north before east by its definition and east before north by map programs.
/// </summary>
internal static class Coordinates
{
    public enum Axis { None, Lon, Lat, Easting, Northing }

    /// <summary>Sweden with a margin. Metres as in EPSG:3006.</summary>
    public static Axis AxisOf(double value) => value switch
    {
        >= 10 and <= 25 => Axis.Lon,
        >= 55 and <= 70 => Axis.Lat,
        >= 250_000 and <= 930_000 => Axis.Easting,
        >= 6_100_000 and <= 7_700_000 => Axis.Northing,
        _ => Axis.None,
    };

    /// <summary>Degrees of WGS 84 of two numbers in either order and either system. Two that are no such pair are taken as longitude and latitude, for the rules to refuse.</summary>
    public static (double Lon, double Lat) Read(double first, double second) => (AxisOf(first), AxisOf(second)) switch
    {
        (Axis.Lat, Axis.Lon) => (second, first),
        (Axis.Easting, Axis.Northing) => Rounded(Sweref99.ToWgs84(first, second)),
        (Axis.Northing, Axis.Easting) => Rounded(Sweref99.ToWgs84(second, first)),
        _ => (first, second),
    };

    /// <summary>A number with a decimal comma or point; spaces part thousands.</summary>
    public static bool TryNumber(string text, bool decimalComma, out double number)
    {
        number = 0;
        Span<char> plain = stackalloc char[32];
        var length = 0;
        var hasComma = text.Contains(',', StringComparison.Ordinal);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c == '\u2019') continue;
            // 6.571.234,5 and 6,571,234.5: of the two signs, the one that is not the decimal parts thousands.
            if (hasComma && c == (decimalComma ? '.' : ',') && (decimalComma || text.Contains('.', StringComparison.Ordinal))) continue;
            if (length == plain.Length) return false;
            plain[length++] = c is ',' ? '.' : c is '\u2212' ? '-' : c;
        }
        return length > 0 && double.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>To the centimetre: the same place is the same number on every machine.</summary>
    private static (double Lon, double Lat) Rounded((double Lon, double Lat) place) => (Math.Round(place.Lon, 7), Math.Round(place.Lat, 7));
}
