namespace Est.AppHost.Local;

/// <summary>What is known of each resource; every change is told on the console and in <c>run/resources.json</c>.</summary>
internal sealed class Board(Home home, string instance, Output output)
{
    private readonly Lock _gate = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, ResourceRow> _rows = [];
    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;
    private string? _failure;

    public IReadOnlyList<ResourceRow> Rows
    {
        get { lock (_gate) return [.. _order.Select(name => _rows[name])]; }
    }

    /// <summary>All at once, so that nobody can take a part for the whole.</summary>
    public void Fill(IEnumerable<ResourceRow> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows)
            {
                _order.Add(row.Name);
                _rows.Add(row.Name, row);
            }
            Save();
        }
    }

    public void Change(string name, Func<ResourceRow, ResourceRow> change)
    {
        lock (_gate)
        {
            var before = _rows[name];
            var after = change(before);
            if (after == before) return;
            _rows[name] = after;
            Save();
            if (Table.StateOf(before) != Table.StateOf(after)) output.State(after);
        }
    }

    public void Fail(string sentence)
    {
        lock (_gate)
        {
            _failure = sentence;
            Save();
        }
    }

    private void Save() =>
        PrivateFile.Write(
            RunState.FileOf(home.Root),
            new RunState(instance, Environment.ProcessId, _startedAt, _failure, Rows).ToJson());
}
