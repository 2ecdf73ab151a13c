namespace Est.FollowUp.Council;

/// <summary>How a cell is shown. The names in the API are <c>null</c>, <c>few</c> and <c>protected</c>.</summary>
public enum Mark
{
    Shown,

    /// <summary>"Färre än 4".</summary>
    Few,

    /// <summary>Hidden so that others cannot be computed.</summary>
    Protected,
}

/// <summary>
/// What a reader can work out of a table with hidden cells who knows every sum and every rule of the hiding: the least and the greatest whole number that
/// each hidden cell can be. Exact, since the sums are a network: a cell can be raised by as much as the rest of the table can send back
/// (maximum flow in the residual network, Ford and Fulkerson 1956).
/// </summary>
public sealed class Disclosure
{
    /// <summary>Counts below this are shown as "färre än 4".</summary>
    public const int Threshold = 4;

    private const int Unlimited = int.MaxValue / 2;
    private readonly CountTable table;
    private readonly bool[] blurred;
    private readonly (int Low, int High)[] limits;
    private readonly (int Cell, bool Raises)[][] leaving;
    private readonly int[] counts;

    /// <param name="blurred">For each column, whether its hidden sums tell nothing of their size.</param>
    internal Disclosure(CountTable table, IReadOnlyList<Mark> marks, bool[] blurred)
    {
        (this.table, this.blurred) = (table, blurred);
        counts = [.. table.Cells.Select(cell => cell.Count)];
        limits = [.. table.Cells.Select((cell, i) => Limits(cell, marks[i]))];
        var edges = Enumerable.Range(0, table.Nodes).Select(_ => new List<(int, bool)>()).ToArray();
        for (var i = 0; i < table.Cells.Count; i++)
        {
            edges[table.Cells[i].From].Add((i, true));
            edges[table.Cells[i].To].Add((i, false));
        }
        leaving = [.. edges.Select(e => e.ToArray())];
    }

    /// <summary>The hidden cells that a reader can work out: counts below four of which not all of 0 to 3 are possible, and others with fewer than four possible values.</summary>
    public static IReadOnlyList<int> Find(CountTable table, IReadOnlyList<Mark> marks)
    {
        ArgumentNullException.ThrowIfNull(table);
        var few = table.Cells.Zip(marks).Where(pair => pair.First.IsSum && pair.Second == Mark.Few).Select(pair => pair.First.Column).ToHashSet();
        var attack = new Disclosure(table, marks, [.. Enumerable.Range(0, table.Categories + 1).Select(column => !few.Contains(column))]);
        return [.. Enumerable.Range(0, table.Cells.Count).Where(i => marks[i] != Mark.Shown && !attack.IsSafe(i))];
    }

    private bool IsSafe(int cell)
    {
        var count = table.Cells[cell].Count;
        return count < Threshold
            ? Reach(cell, up: false, count) == count && Reach(cell, up: true, Threshold - 1 - count) == Threshold - 1 - count
            : Reach(cell, up: false, Threshold - 1) + Reach(cell, up: true, Threshold - 1) >= Threshold - 1;
    }

    /// <summary>How far the cell's count can be moved while every sum still holds, at most <paramref name="most"/>.</summary>
    /// <param name="open">Called with each shown cell that must be hidden to get there; null to hide none.</param>
    internal int Reach(int cell, bool up, int most, Action<int>? open = null)
    {
        var own = limits[cell];
        most = Math.Min(most, up ? own.High - table.Cells[cell].Count : table.Cells[cell].Count - own.Low);
        var moved = new Dictionary<int, int>();
        var reached = 0;
        while (reached < most && Path(cell, up, moved, open is not null) is { } path)
        {
            foreach (var (step, _) in path)
            {
                if (limits[step].Low < limits[step].High) continue;
                limits[step] = Limits(table.Cells[step], Mark.Protected);
                open!(step);
            }
            var room = path.Min(step => Room(step.Cell, step.Raises, moved, open: false));
            room = Math.Min(room, most - reached);
            foreach (var (step, raises) in path) moved[step] = moved.GetValueOrDefault(step) + (raises ? room : -room);
            reached += room;
        }
        return reached;
    }

    /// <summary>From now on the hidden sums of the column may be anything.</summary>
    internal void Blur(int column)
    {
        blurred[column] = true;
        for (var i = 0; i < limits.Length; i++)
            if (table.Cells[i].Column == column && table.Cells[i].IsSum && limits[i].Low < limits[i].High) limits[i] = (0, Unlimited);
    }

    /// <summary>The way that hides least, by which the rest of the table takes up the move; null when there is none.</summary>
    private List<(int Cell, bool Raises)>? Path(int cell, bool up, Dictionary<int, int> moved, bool open)
    {
        var (start, goal) = up ? (table.Cells[cell].To, table.Cells[cell].From) : (table.Cells[cell].From, table.Cells[cell].To);
        var cost = new double[table.Nodes];
        Array.Fill(cost, double.PositiveInfinity);
        var by = new (int Cell, bool Raises)[table.Nodes];
        var queue = new PriorityQueue<int, double>();
        cost[start] = 0;
        queue.Enqueue(start, 0);
        while (queue.TryDequeue(out var node, out var so))
        {
            if (so > cost[node]) continue;
            if (node == goal) break;
            foreach (var step in leaving[node])
            {
                if (step.Cell == cell || Room(step.Cell, step.Raises, moved, open) <= 0) continue;
                var next = step.Raises ? table.Cells[step.Cell].To : table.Cells[step.Cell].From;
                // A step costs a little, so that of the ways that hide nothing the shortest is taken.
                var sum = so + (limits[step.Cell].Low < limits[step.Cell].High ? 0.001 : table.Cells[step.Cell].Cost + counts[step.Cell] / 1_000.0);
                if (sum >= cost[next]) continue;
                (cost[next], by[next]) = (sum, step);
                queue.Enqueue(next, sum);
            }
        }
        if (double.IsInfinity(cost[goal])) return null;
        var path = new List<(int, bool)>();
        for (var node = goal; node != start; node = by[node].Raises ? table.Cells[by[node].Cell].From : table.Cells[by[node].Cell].To) path.Add(by[node]);
        return path;
    }

    private int Room(int cell, bool raises, Dictionary<int, int> moved, bool open)
    {
        var (low, high) = limits[cell];
        if (low == high)
        {
            if (!open || counts[cell] < Threshold) return 0;
            (low, high) = Limits(table.Cells[cell], Mark.Protected);
        }
        var at = counts[cell] + moved.GetValueOrDefault(cell);
        return raises ? high - at : at - low;
    }

    private (int Low, int High) Limits(CountTable.Cell cell, Mark mark) => mark switch
    {
        Mark.Shown => (cell.Count, cell.Count),
        Mark.Few => (0, Threshold - 1),
        _ when cell.IsSum && blurred[cell.Column] => (0, Unlimited),
        _ => (Threshold, Unlimited),
    };
}
