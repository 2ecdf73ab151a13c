namespace Est.AppHost.Local;

/// <summary>
/// The console: first one line per change of state, then, once all is healthy, the table and the logs by resource.
/// </summary>
internal sealed class Output(TextWriter writer, bool withLogs, bool withColour)
{
    private static readonly int[] Colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _colourOf = [];
    private bool _ready;

    public void State(ResourceRow row)
    {
        lock (_gate) writer.WriteLine($"{Prefix(row.Name)}{Table.StateOf(row)}{(row.IsHealthy && row.Address.Length > 0 ? "  " + row.Address : "")}");
    }

    public void Ready(IReadOnlyList<ResourceRow> rows)
    {
        lock (_gate)
        {
            writer.WriteLine();
            Table.Write(writer, rows);
            writer.WriteLine();
            if (withLogs) writer.WriteLine("Logs follow; Ctrl-C stops everything.");
            _ready = true;
        }
    }

    public void Log(string name, string line)
    {
        if (!withLogs || !_ready) return;
        lock (_gate) writer.WriteLine(Prefix(name) + line);
    }

    public void Say(string sentence)
    {
        lock (_gate) writer.WriteLine(sentence);
    }

    private string Prefix(string name)
    {
        var label = name.PadRight(16) + "| ";
        if (!withColour) return label;
        if (!_colourOf.TryGetValue(name, out var colour)) _colourOf[name] = colour = Colours[_colourOf.Count % Colours.Length];
        return $"\e[{colour}m{label}\e[0m";
    }
}
