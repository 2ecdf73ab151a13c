using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Est.Intake.Categories;

namespace Est.Intake.Imports.Inspecting;

/// <summary>How the texts of a file are to be understood.</summary>
internal readonly record struct Manner(bool DecimalComma, DateOrder DateOrder);

/// <summary>What a file was found to be, by its bytes and values.</summary>
/// <param name="Kind">csv or xlsx.</param>
/// <param name="Encoding">utf-8, utf-16, utf-16BE or windows-1252; null for a workbook.</param>
/// <param name="Separator">; , | or tab; null for a workbook.</param>
/// <param name="DecimalSign">, or .</param>
/// <param name="DateOrder">ymd, dmy or mdy; null when no column holds dates.</param>
/// <param name="Coordinates">wgs84, sweref99tm or none.</param>
/// <param name="Sheet">Name of the workbook's sheet that is read; null for CSV.</param>
/// <param name="Header">True when the first row names the columns.</param>
/// <param name="Rows">Rows with something in them, the header apart.</param>
public sealed record Found(
    string Kind, string? Encoding, string? Separator, [property: JsonPropertyName("decimal")] string? DecimalSign, string? DateOrder, string Coordinates, string? Sheet, bool Header, long? Rows)
{
    internal Manner Manner => new(DecimalSign == ",", DateOrder == "mdy" ? Inspecting.DateOrder.MonthFirst : Inspecting.DateOrder.DayFirst);
}

/// <param name="Samples">Some different values; more of them where categories are to be mapped.</param>
/// <param name="Suggested">What the column seems to be: one of the fields that a mapping knows.</param>
public sealed record FoundColumn(int Index, string Header, IReadOnlyList<string> Samples, string Suggested);

/// <summary>Judges the rows of a file. Pure: the same rows give the same answer.</summary>
internal static partial class Inspection
{
    public const int RowsLookedAt = 1_000;
    private const int Samples = 5, CategorySamples = 100, LongestSample = 200;

    /// <param name="rows">The first rows that are not blank.</param>
    public static (Found Found, IReadOnlyList<FoundColumn> Columns) Of(
        string kind, string? encoding, string? separator, string? sheet, IReadOnlyList<IReadOnlyList<string>> rows, Taxonomy taxonomy)
    {
        var header = HasHeader(rows);
        var data = rows.Skip(header ? 1 : 0).Take(RowsLookedAt).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        var decimalComma = kind == "csv" && IsDecimalComma(data);
        var all = data.SelectMany(row => row).Where(cell => cell.Length is >= 6 and <= 64).ToList();
        var order = SwedishDates.OrderOf(all);
        var manner = new Manner(decimalComma, order ?? DateOrder.DayFirst);
        var headings = Enumerable.Range(0, width).Select(i => header && i < rows[0].Count ? rows[0][i] : "").ToList();
        var suggested = Columns.Suggest(headings, data, manner, taxonomy);
        var found = new Found(
            kind, encoding, separator, decimalComma ? "," : ".", DateOrderName(order, all, suggested), Columns.SystemOf(suggested), sheet, header, null);
        return (found, [.. headings.Select((heading, i) => new FoundColumn(i, heading, SamplesOf(data, i, suggested[i]), suggested[i]))]);
    }

    /// <summary>The first row names the columns when it has a known heading, or holds nothing but texts above rows with dates or numbers.</summary>
    internal static bool HasHeader(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0 || rows[0].Any(IsValue)) return false;
        return rows[0].Any(cell => Columns.OfHeading(cell) is not null) || rows.Skip(1).Take(20).Any(row => row.Any(IsValue));
    }

    internal static bool IsDecimalComma(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var (commas, points) = (0, 0);
        foreach (var cell in rows.SelectMany(row => row))
        {
            // 21.30 is a time as often as a number, and tells nothing.
            if (cell.Length > 24 || Decimals().Match(cell) is not { Success: true } match || SwedishDates.TryReadTime(cell, out _)) continue;
            if (match.Groups["sign"].Value == ",") commas++;
            else points++;
        }
        return commas > points;
    }

    private static string? DateOrderName(DateOrder? order, List<string> cells, string[] suggested)
    {
        if (order is { } told) return told == DateOrder.MonthFirst ? "mdy" : "dmy";
        if (!suggested.Any(s => s is Fields.OccurredFrom or Fields.Date)) return null;
        return cells.Any(SwedishDates.IsYearFirst) ? "ymd" : "dmy";
    }

    private static List<string> SamplesOf(IEnumerable<IReadOnlyList<string>> rows, int column, string suggested) =>
        [.. rows.Where(r => column < r.Count && r[column].Length > 0).Select(r => r[column].Length > LongestSample ? r[column][..LongestSample] : r[column])
            .Distinct().Take(suggested == Fields.Category ? CategorySamples : Samples)];

    private static bool IsValue(string cell) =>
        cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+') && (Number().IsMatch(cell) || SwedishDates.TryRead(cell, DateOrder.DayFirst, out _) || SwedishDates.TryReadTime(cell, out _));

    /// <summary>Spaces part thousands; 59,2377 and 6 571 234,5.</summary>
    [GeneratedRegex(@"^[-+]?[0-9][0-9\s]*(?<sign>[.,])[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^[-+]?[0-9][0-9\s]*([.,][0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
