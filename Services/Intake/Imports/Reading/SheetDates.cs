using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Est.Intake.Imports.Reading;

/// <summary>
/// Which numbers of a workbook are dates: a sheet keeps days since 1900 (or 1904) and says only by the cell's style that they are meant as a date
/// (ECMA-376 part 1, 18.8.30, number formats).
/// </summary>
internal sealed partial class SheetDates
{
    private const int MostStyles = 70_000;
    private static readonly SearchValues<char> Parts = SearchValues.Create("yYdDhHsSmM");
    private readonly List<bool> isDate = [];
    private readonly DateTime first;

    public SheetDates(WorkbookPart workbook)
    {
        // Excel holds 1900 for a leap year; counted from this day, every date after February 1900 is right.
        first = workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(f => f.Key, f => ShowsDate(f.First().FormatCode?.Value ?? "")) ?? [];
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>().Take(MostStyles) ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            isDate.Add(own.TryGetValue(id, out var known) ? known : id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58);
        }
    }

    /// <summary>E.g. <c>2026-11-20 21:30:00</c>, a day or a time of day alone; null when the cell is a number.</summary>
    public string? TextOf(string number, string? style)
    {
        if (style is null || !int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= isDate.Count || !isDate[index]) return null;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is < 0 or > 2_958_465) return null;
        // To the second: 21:30 is 0.895833333333333.
        var at = first.AddSeconds(Math.Round(days * 86_400));
        var form = days < 1 ? "HH:mm:ss" : at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return at.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>True when a format such as <c>[$-41D]d mmmm yyyy;@</c> names a part of a date outside brackets and quotation marks.</summary>
    internal static bool ShowsDate(string format) => Literal().Replace(format, "").AsSpan().ContainsAny(Parts);

    [GeneratedRegex("""\[[^\]]*\]|"[^"]*"|\\.""", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
