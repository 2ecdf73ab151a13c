using System.Globalization;
using System.Text;
using Est.ServiceDefaults.Http;

namespace Est.Prioritization.Surveys;

/// <summary>
/// Reads what a survey says of each area, as kommuner have it from the police's trygghetsmätning and the like:
/// <code>
/// område;värde
/// Bruket;3,4
/// "Torget, norra";2,1
/// </code>
/// The first line names the columns (område and värde, or area and value) in any order and tells by them what separates: semicolon, tab or comma.
/// Areas are given by code or name. UTF-8 with or without a mark, else Windows-1252. Higher is worse, from 0.
/// </summary>
public static class SurveyFile
{
    public const int MostBytes = 262_144;

    /// <param name="areas">Codes by code and by name, without regard to case.</param>
    /// <param name="errors">Receives one entry per line that cannot be read.</param>
    public static IReadOnlyDictionary<string, double> Read(byte[] file, IReadOnlyDictionary<string, string> areas, ICollection<FieldError> errors)
    {
        var values = new Dictionary<string, double>();
        var lines = Text(file).Split('\n').Select((line, i) => (Text: line.TrimEnd('\r'), Number: i + 1)).Where(line => line.Text.Trim().Length > 0).ToList();
        if (lines.Count == 0 || Columns(lines[0].Text) is not { } columns)
        {
            errors.Add(new("lines[1]", "no-header", "Begin with a line that names the columns: område;värde."));
            return values;
        }
        foreach (var (text, number) in lines.Skip(1))
        {
            var cells = Cells(text, columns.Separator);
            var field = $"lines[{number}]";
            if (cells.Count <= Math.Max(columns.Area, columns.Value)) errors.Add(new(field, "too-few-columns", $"Line {number} has not both an area and a value."));
            else if (!areas.TryGetValue(cells[columns.Area], out var area)) errors.Add(new(field, "unknown-area", $"Line {number}: there is no area with that code or name in this round."));
            else if (Number(cells[columns.Value]) is not { } value) errors.Add(new(field, "not-a-number", $"Line {number}: write a number from 0, such as 3,4."));
            else if (!values.TryAdd(area, value)) errors.Add(new(field, "area-twice", $"Line {number}: this area has a value already."));
        }
        if (errors.Count == 0 && values.Count == 0) errors.Add(new("lines[1]", "no-values", "The file names no area."));
        return values;
    }

    private static string Text(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    private static (char Separator, int Area, int Value)? Columns(string header)
    {
        foreach (var separator in (ReadOnlySpan<char>)[';', '\t', ','])
        {
            var names = Cells(header, separator).ConvertAll(name => name.ToLowerInvariant());
            var (area, value) = (names.FindIndex(name => name is "område" or "area"), names.FindIndex(name => name is "värde" or "value"));
            if (area >= 0 && value >= 0) return (separator, area, value);
        }
        return null;
    }

    /// <summary>Cells may stand in quotes, and then hold separators and doubled quotes (RFC 4180); never a line's end.</summary>
    private static List<string> Cells(string line, char separator)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(line[i]);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }

    /// <summary>With a decimal comma or point, never both: what groups thousands in one country parts decimals in another.</summary>
    private static double? Number(string text) =>
        !(text.Contains(',') && text.Contains('.'))
        && double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
