namespace Est.FollowUp.Council;

/// <summary>
/// Counts of areas × categories in one or several kommuner, with every sum that a report shows: per area, per kommun and category, per kommun, and for all.
/// Each cell is an edge of a network in which what flows into a node flows out of it: by category from the whole through the kommun to the area, and by
/// total back again. Every sum of the table is one node's balance, so whole numbers between two limits are reached exactly by pushing flow
/// (Cox 1995, <i>Journal of the American Statistical Association</i> 90:1453–1462).
/// </summary>
public sealed class CountTable
{
    /// <param name="From">Node that the flow comes from.</param>
    /// <param name="IsSum">True for every total; false for one area's count of one category.</param>
    /// <param name="Cost">What is lost when it is hidden: a total says more than a cell.</param>
    public readonly record struct Cell(int From, int To, int Column, int Count, bool IsSum, double Cost);

    private readonly int columns;

    /// <param name="municipalities">Kommun, area, category: all areas with the same categories, and at least one of each.</param>
    /// <exception cref="ArgumentException">A kommun is empty, the areas differ in categories, or a count is negative.</exception>
    public CountTable(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> municipalities)
    {
        ArgumentNullException.ThrowIfNull(municipalities);
        if (municipalities.Count == 0 || municipalities.Any(m => m.Count == 0)) throw new ArgumentException("Every kommun needs an area.", nameof(municipalities));
        Categories = municipalities[0][0].Count;
        if (Categories == 0 || municipalities.Any(m => m.Any(area => area.Count != Categories || area.Any(count => count < 0))))
            throw new ArgumentException("Every area needs the same categories, with counts from 0.", nameof(municipalities));
        columns = Categories + 1;
        Areas = municipalities.Sum(m => m.Count);
        Municipalities = municipalities.Count;
        var sums = new int[Municipalities + 1, columns];
        var cells = new List<Cell>((Areas + Municipalities + 1) * columns);
        var area = 0;
        for (var kommun = 0; kommun < Municipalities; kommun++)
        {
            foreach (var counts in municipalities[kommun])
            {
                for (var c = 0; c < Categories; c++)
                {
                    cells.Add(new Cell(Node(kommun, c), area, c, counts[c], false, 1));
                    sums[kommun, c] += counts[c];
                }
                cells.Add(new Cell(area++, Node(kommun, Categories), Categories, counts.Sum(), true, 6));
            }
        }
        for (var kommun = 0; kommun < Municipalities; kommun++)
        {
            for (var c = 0; c < Categories; c++)
            {
                cells.Add(new Cell(Node(Municipalities, c), Node(kommun, c), c, sums[kommun, c], true, 4));
                sums[kommun, Categories] += sums[kommun, c];
                sums[Municipalities, c] += sums[kommun, c];
            }
            cells.Add(new Cell(Node(kommun, Categories), Node(Municipalities, Categories), Categories, sums[kommun, Categories], true, 30));
            sums[Municipalities, Categories] += sums[kommun, Categories];
        }
        for (var c = 0; c < Categories; c++) cells.Add(new Cell(Whole, Node(Municipalities, c), c, sums[Municipalities, c], true, 6));
        cells.Add(new Cell(Node(Municipalities, Categories), Whole, Categories, sums[Municipalities, Categories], true, 60));
        Cells = cells;
    }

    public int Areas { get; }
    public int Municipalities { get; }
    public int Categories { get; }
    public IReadOnlyList<Cell> Cells { get; }
    public int Nodes => Whole + 1;

    private int Whole => Areas + (Municipalities + 1) * columns;

    /// <summary>Index of a cell.</summary>
    /// <param name="row">Areas in order, then kommuner, then all.</param>
    /// <param name="column">Categories in order, then the total.</param>
    public int At(int row, int column) => row * columns + column;

    private int Node(int kommun, int column) => Areas + kommun * columns + column;
}
