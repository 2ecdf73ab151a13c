namespace Est.Access.Tests;

/// <summary>The table in <c>docs/access.md</c>: a section per part, a row per route, a column per kind of caller.</summary>
public sealed class AccessTable
{
    public const string Yes = "x";
    public const string No = "-";

    private readonly Dictionary<string, (List<string> Callers, Dictionary<Route, HashSet<string>> Rows)> sections = [];

    public static string Path { get; } = System.IO.Path.Combine(RunningEst.Root, "docs", "access.md");

    /// <exception cref="FormatException">A row has not as many cells as the head of its table, or another sign than x and -.</exception>
    public static AccessTable Read()
    {
        var table = new AccessTable();
        var section = "";
        foreach (var line in File.ReadLines(Path))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..].Trim();
            if (!line.StartsWith('|') || line.StartsWith("|-", StringComparison.Ordinal)) continue;
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (!table.sections.TryGetValue(section, out var known))
            {
                table.sections[section] = (cells[2..].ToList(), []);
                continue;
            }
            if (cells.Length != known.Callers.Count + 2 || cells[2..].Any(cell => cell is not (Yes or No)))
                throw new FormatException($"docs/access.md, section {section}: give each column an x or a - in the row {line}");
            known.Rows[new Route(cells[0], cells[1].Trim('`'))] = [.. known.Callers.Where((_, i) => cells[i + 2] == Yes)];
        }
        return table;
    }

    public IReadOnlyDictionary<Route, HashSet<string>> Rows(Part part) =>
        sections.TryGetValue(part.Name, out var section) ? section.Rows : new Dictionary<Route, HashSet<string>>();

    /// <summary>The line to put into the table for a route that lets these callers in.</summary>
    public static string Line(Route route, IEnumerable<string> callers, IReadOnlySet<string> letIn) =>
        $"| {route.Method} | `{route.Address}` | {string.Join(" | ", callers.Select(caller => letIn.Contains(caller) ? Yes : No))} |";
}
