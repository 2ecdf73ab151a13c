namespace Est.FollowUp.Council;

/// <summary>
/// Decides what a table for others than the working group hides. Counts of 0 to 3 are hidden first (primary suppression). Then, one after the other, each hidden
/// cell is made safe by hiding more (complementary suppression): along the way that loses least, until a count below four can be any of 0 to 3 and
/// any other hidden one has at least four possible values. What is hidden later only makes the earlier safer, so one pass is enough.
/// </summary>
/// <remarks>
/// "Protected" says of an area's count that it is four or more, since the rule is public. Of sums that can say too much: two kommuner with "färre än 4"
/// and a sum of four or more cannot both be 0. In a column where that happens every hidden sum is protected, small ones too, and says nothing of its size.
/// With all sums hidden so, any counts of areas are possible: hence there always is a way.
/// </remarks>
public static class Suppression
{
    /// <returns>A mark for each of the table's cells.</returns>
    /// <param name="complementary">False hides the small counts alone. For tests, which must see that the attack then succeeds.</param>
    public static IReadOnlyList<Mark> Of(CountTable table, bool complementary = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        var marks = table.Cells.Select(cell => cell.Count < Disclosure.Threshold ? Mark.Few : Mark.Shown).ToArray();
        if (!complementary) return marks;
        var blurred = new bool[table.Categories + 1];
        var attack = new Disclosure(table, marks, blurred);
        var waiting = new Queue<int>(Enumerable.Range(0, marks.Length).Where(i => marks[i] == Mark.Few));
        while (waiting.TryDequeue(out var cell))
        {
            while (!TryProtect(cell)) BlurNext(table.Cells[cell].Column);
        }
        return marks;

        bool TryProtect(int cell)
        {
            var (count, most) = (table.Cells[cell].Count, Disclosure.Threshold - 1);
            var down = count < Disclosure.Threshold ? count : attack.Reach(cell, up: false, most);
            var up = most - down;
            return attack.Reach(cell, up: true, up, Hide) == up
                && (count >= Disclosure.Threshold || attack.Reach(cell, up: false, down, Hide) == down);
        }

        void Hide(int cell)
        {
            marks[cell] = Mark.Protected;
            waiting.Enqueue(cell);
        }

        void BlurNext(int column)
        {
            if (blurred[column]) column = !blurred[^1] ? blurred.Length - 1 : Array.IndexOf(blurred, false);
            if (column < 0) throw new InvalidOperationException("A hidden cell cannot be protected. The table is not published.");
            attack.Blur(column);
            for (var i = 0; i < marks.Length; i++)
                if (marks[i] != Mark.Shown && table.Cells[i].IsSum && table.Cells[i].Column == column) marks[i] = Mark.Protected;
        }
    }
}
