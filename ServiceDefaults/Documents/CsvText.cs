using System.Text;

namespace Est.ServiceDefaults.Documents;

/// <summary>
/// Cells of CSV that Est writes, everywhere: quoted as RFC 4180 has it, and never a formula. A text that a spreadsheet would take for one is
/// given an apostrophe in front (OWASP, CSV injection), wherever in the product it was once typed.
/// </summary>
public static class CsvText
{
    /// <param name="separator">What parts the cells of the file.</param>
    public static string Cell(string? value, char separator)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (IsFormula(value)) value = "'" + value;
        ReadOnlySpan<char> breaking = [separator, '"', '\r', '\n'];
        return value.AsSpan().ContainsAny(breaking) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    /// <summary>A row of cells that are texts. Numbers of our own are written as they are, and keep their minus.</summary>
    public static StringBuilder AppendCsvRow(this StringBuilder text, char separator, params IEnumerable<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AppendJoin(separator, cells.Select(cell => Cell(cell, separator))).Append("\r\n");
    }

    /// <summary>Spreadsheets pass over white space before the sign, and take the wide forms of the signs for the signs.</summary>
    private static bool IsFormula(string value) =>
        value[0] is '\t' or '\r' or '\n' || value.AsSpan().TrimStart() is [('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'), ..];
}
