using System.Globalization;
using System.Text;
using Est.Intake.Imports.Reading;

namespace Est.Intake.Imports.Inspecting;

/// <summary>What parts the cells of a CSV file: the sign that gives the most rows the same number of cells, and more than one.</summary>
internal static class Separators
{
    private const int RowsLookedAt = 100;
    private const string Directive = "sep=";

    /// <summary>In the order in which they win where all are equal: Swedish Excel writes the first.</summary>
    private static readonly char[] Candidates = [';', '\t', ',', '|'];

    /// <param name="head">The beginning of the text, cut anywhere.</param>
    public static char Find(string head)
    {
        if (FromDirective(head) is { } said) return said;
        var (best, bestScore) = (Candidates[0], 0.0);
        foreach (var candidate in Candidates)
        {
            var score = Score(head, candidate);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }
        return best;
    }

    /// <summary>Excel's own first line, <c>sep=;</c>.</summary>
    public static bool IsDirective(IReadOnlyList<string> cells) =>
        cells.Count <= 2 && cells[0].StartsWith(Directive, StringComparison.OrdinalIgnoreCase) && cells[0].Length <= Directive.Length + 1;

    private static char? FromDirective(string head) =>
        head.StartsWith(Directive, StringComparison.OrdinalIgnoreCase) && head.Length > Directive.Length + 1 && head[Directive.Length + 1] is '\r' or '\n' ? head[Directive.Length] : null;

    private static double Score(string head, char candidate)
    {
        var counts = new Dictionary<int, int>();
        var rows = 0;
        try
        {
            using var table = new CsvTable(new MemoryStream(Encoding.UTF8.GetBytes(head)), Encoding.UTF8, candidate);
            while (rows < RowsLookedAt && table.Read())
            {
                if (table.Cells.IsBlank()) continue;
                rows++;
                counts[table.Cells.Count] = counts.GetValueOrDefault(table.Cells.Count) + 1;
            }
        }
        catch (UnreadableFile)
        {
            // Too many cells by this sign, or a quotation mark that only another sign closes.
            return 0;
        }
        var (columns, same) = counts.Where(c => c.Key > 1).OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).FirstOrDefault();
        // A share of rows counts before the number of columns: a comma in every fifth text is no column.
        return columns == 0 ? 0 : Math.Pow((double)same / rows, 3) * Math.Log(columns + 1, 2);
    }

    /// <summary>As the API says it.</summary>
    public static string Name(char separator) => separator == '\t' ? "tab" : separator.ToString(CultureInfo.InvariantCulture);

    public static char ByName(string name) => name == "tab" ? '\t' : name[0];
}
