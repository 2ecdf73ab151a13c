namespace Est.FollowUp.Tests.Council;

/// <summary>
/// Someone who has the report and a solver, and nothing of the code that hid: knows what is shown, that every sum holds, that "färre än 4" is 0 to 3, and what
/// the report says of "skyddad". Finds the least and greatest value of each hidden cell by linear programming (two-phase simplex, Bland's rule). The sums'
/// matrix is totally unimodular, so the limits of the relaxation are whole numbers.
/// </summary>
internal sealed class Attacker
{
    private const double Tiny = 1e-7;
    private readonly List<int> hidden = [];
    private readonly double[] low;
    private readonly double[][] tableau;
    private readonly int[] basis;
    private readonly int artificial;

    /// <param name="shown">Rows (areas, kommuner, all) × columns (categories, total); null where hidden.</param>
    /// <param name="few">Which of the hidden are said to be under four.</param>
    /// <param name="areasOf">How many areas each kommun has.</param>
    public Attacker(int?[,] shown, bool[,] few, int[] areasOf)
    {
        var (rows, columns) = (shown.GetLength(0), shown.GetLength(1));
        var areas = areasOf.Sum();
        var index = new Dictionary<(int, int), int>();
        var (lows, highs) = (new List<double>(), new List<double>());
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (shown[r, c] is not null) continue;
                index[(r, c)] = hidden.Count;
                hidden.Add(r * columns + c);
                var isSum = r >= areas || c == columns - 1;
                var fewSumHere = Enumerable.Range(0, rows).Any(row => few[row, c] && (row >= areas || c == columns - 1));
                lows.Add(few[r, c] || (isSum && !fewSumHere) ? 0 : 4);
                highs.Add(few[r, c] ? 3 : double.PositiveInfinity);
            }
        }
        low = [.. lows];
        var sums = new List<(double[] Of, double Is)>();
        for (var r = 0; r < rows; r++) AddSum([.. Enumerable.Range(0, columns - 1).Select(c => (r, c))], (r, columns - 1));
        for (var c = 0; c < columns; c++)
        {
            var first = 0;
            for (var kommun = 0; kommun < areasOf.Length; first += areasOf[kommun++])
                AddSum([.. Enumerable.Range(first, areasOf[kommun]).Select(r => (r, c))], (areas + kommun, c));
            AddSum([.. Enumerable.Range(areas, areasOf.Length).Select(r => (r, c))], (rows - 1, c));
        }
        var bounded = Enumerable.Range(0, hidden.Count).Where(i => !double.IsInfinity(highs[i])).ToList();
        artificial = hidden.Count + bounded.Count;
        var equations = new List<double[]>();
        foreach (var (of, @is) in sums)
        {
            var right = @is - of.Select((a, i) => a * low[i]).Sum();
            equations.Add([.. of.Select(a => right < 0 ? -a : a), .. new double[bounded.Count], Math.Abs(right)]);
        }
        foreach (var (i, slack) in bounded.Select((i, slack) => (i, slack)))
        {
            var row = new double[artificial + 1];
            (row[i], row[hidden.Count + slack], row[artificial]) = (1, 1, highs[i] - low[i]);
            equations.Add(row);
        }
        var width = artificial + equations.Count + 1;
        tableau = [.. equations.Select((row, r) =>
        {
            var wide = new double[width];
            row.AsSpan(0, artificial).CopyTo(wide);
            (wide[artificial + r], wide[^1]) = (1, row[artificial]);
            return wide;
        })];
        basis = [.. Enumerable.Range(artificial, equations.Count)];
        var cost = new double[width];
        for (var r = 0; r < equations.Count; r++) cost[artificial + r] = -1;
        Solve(cost, width - 1).ShouldBe(0, Tiny, "what is published contradicts itself");
        // Artificial variables that stayed at zero leave where they can, so that they cannot grow again.
        for (var r = 0; r < basis.Length; r++)
            if (basis[r] >= artificial && Enumerable.Range(0, artificial).Where(j => Math.Abs(tableau[r][j]) > Tiny).Select(j => (int?)j).FirstOrDefault() is { } j) Pivot(r, j);

        void AddSum((int, int)[] parts, (int R, int C) whole)
        {
            var of = new double[hidden.Count];
            double @is = 0;
            foreach (var (cell, sign) in parts.Select(part => (part, 1.0)).Append((whole, -1.0)))
            {
                if (index.TryGetValue(cell, out var i)) of[i] += sign;
                else @is -= sign * shown[cell.Item1, cell.Item2]!.Value;
            }
            sums.Add((of, @is));
        }
    }

    /// <summary>Each hidden cell (row × columns + column) with its least and greatest value.</summary>
    public IEnumerable<(int Cell, double Least, double Greatest)> Work()
    {
        for (var i = 0; i < hidden.Count; i++)
        {
            var cost = new double[tableau.Length == 0 ? hidden.Count + 1 : tableau[0].Length];
            cost[i] = 1;
            var greatest = Solve(cost, artificial);
            cost[i] = -1;
            yield return (hidden[i], low[i] - Solve(cost, artificial), low[i] + greatest);
        }
    }

    /// <summary>The greatest Σ cost × variable from the present basis.</summary>
    private double Solve(double[] cost, int variables)
    {
        while (true)
        {
            var enters = -1;
            for (var j = 0; j < variables && enters < 0; j++)
            {
                var reduced = cost[j];
                for (var r = 0; r < basis.Length; r++) reduced -= cost[basis[r]] * tableau[r][j];
                if (reduced > Tiny && !basis.Contains(j)) enters = j;
            }
            if (enters < 0) return basis.Select((b, r) => cost[b] * tableau[r][^1]).Sum();
            var (leaves, least) = (-1, double.PositiveInfinity);
            for (var r = 0; r < basis.Length; r++)
            {
                if (tableau[r][enters] <= Tiny) continue;
                var ratio = tableau[r][^1] / tableau[r][enters];
                if (ratio < least - Tiny || (ratio < least + Tiny && basis[r] < basis[leaves])) (leaves, least) = (r, ratio);
            }
            if (leaves < 0) return double.PositiveInfinity;
            Pivot(leaves, enters);
        }
    }

    private void Pivot(int row, int column)
    {
        var by = tableau[row][column];
        for (var j = 0; j < tableau[row].Length; j++) tableau[row][j] /= by;
        for (var r = 0; r < tableau.Length; r++)
        {
            if (r == row || Math.Abs(tableau[r][column]) < 1e-12) continue;
            var times = tableau[r][column];
            for (var j = 0; j < tableau[r].Length; j++) tableau[r][j] -= times * tableau[row][j];
        }
        basis[row] = column;
    }
}
