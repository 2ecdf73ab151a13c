using Est.ServiceDefaults.Categories;

namespace Est.FollowUp.Council;

/// <summary>Makes the report's table of a kommun's or several kommuner's counts, with everything hidden that must be.</summary>
public static class ReportTable
{
    /// <param name="Counts">Of the default categories, in their order.</param>
    public sealed record Area(string Code, string Name, IReadOnlyList<int> Counts);

    /// <param name="Areas">The areas right below the kommun, and last the other places.</param>
    public sealed record Kommun(string Code, string Name, IReadOnlyList<Area> Areas);

    /// <summary>Always the same, whatever was reported: that a category is missing would tell that it is empty.</summary>
    public static IReadOnlyList<CouncilReport.Category> Categories { get; } = [.. DefaultCategories.All.Select(c => new CouncilReport.Category(c.Code, c.Name))];

    /// <exception cref="InvalidOperationException">Something hidden could be worked out. It is never published then.</exception>
    public static (IReadOnlyList<CouncilReport.Municipality> Municipalities, CouncilReport.Sums Total) Of(IReadOnlyList<Kommun> kommuner)
    {
        ArgumentNullException.ThrowIfNull(kommuner);
        var table = new CountTable([.. kommuner.Select(kommun => (IReadOnlyList<IReadOnlyList<int>>)[.. kommun.Areas.Select(area => area.Counts)])]);
        var marks = Suppression.Of(table);
        if (Disclosure.Find(table, marks).Count > 0) throw new InvalidOperationException("The table gives away what it hides. It is not published.");

        var municipalities = new List<CouncilReport.Municipality>();
        var first = 0;
        for (var k = 0; k < kommuner.Count; first += kommuner[k++].Areas.Count)
        {
            var rows = kommuner[k].Areas.Select((area, i) => new CouncilReport.Row(area.Code, area.Name, Cells(first + i), Sum(first + i))).ToList();
            municipalities.Add(new(kommuner[k].Code, kommuner[k].Name, rows, Sums(table.Areas + k)));
        }
        return (municipalities, Sums(table.Areas + table.Municipalities));

        CouncilReport.Sums Sums(int row) => new(Cells(row), Sum(row));

        List<CouncilReport.Cell> Cells(int row) =>
            [.. Categories.Select((category, column) => new CouncilReport.Cell(category.Code, Count(row, column), Name(row, column)))];

        CouncilReport.Sum Sum(int row) => new(Count(row, table.Categories), Name(row, table.Categories));

        int? Count(int row, int column) => marks[table.At(row, column)] == Mark.Shown ? table.Cells[table.At(row, column)].Count : null;

        string? Name(int row, int column) => marks[table.At(row, column)] switch { Mark.Few => "few", Mark.Protected => "protected", _ => null };
    }

    /// <summary>
    /// The table of a year, from what was published of its parts and nothing else: a count is shown where every part shows it, so the year tells
    /// nothing that the parts do not.
    /// </summary>
    /// <param name="parts">Reports of the same kommuner, oldest first.</param>
    public static (IReadOnlyList<CouncilReport.Municipality> Municipalities, CouncilReport.Sums Total) Of(IReadOnlyList<CouncilReport> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var municipalities = parts[^1].Municipalities.Select(kommun =>
        {
            var same = parts.Select(part => part.Municipalities.Single(m => m.Code == kommun.Code)).ToList();
            // An area that was not there in every part has no whole year to show.
            var areas = same.SelectMany(m => m.Rows).GroupBy(row => row.Area).OrderBy(g => g.Key == CouncilReport.OtherPlaces)
                .Select(g => new CouncilReport.Row(g.Key, g.Last().Name, Cells([.. g.Select(row => row.Cells)], g.Count()), Add([.. g.Select(row => row.Total)], g.Count())));
            return new CouncilReport.Municipality(kommun.Code, kommun.Name, [.. areas], Sums([.. same.Select(m => m.Total)]));
        });
        return ([.. municipalities], Sums([.. parts.Select(part => part.Total)]));

        CouncilReport.Sums Sums(IReadOnlyList<CouncilReport.Sums> all) => new(Cells([.. all.Select(s => s.Cells)], all.Count), Add([.. all.Select(s => s.Total)], all.Count));

        List<CouncilReport.Cell> Cells(IReadOnlyList<IReadOnlyList<CouncilReport.Cell>> all, int known) =>
            [.. Categories.Select(category =>
            {
                var sum = Add([.. all.Select(cells => cells.FirstOrDefault(c => c.Category == category.Code)).Select(c => new CouncilReport.Sum(c?.Count, c?.Mark))], known);
                return new CouncilReport.Cell(category.Code, sum.Count, sum.Mark);
            })];

        CouncilReport.Sum Add(IReadOnlyList<CouncilReport.Sum> all, int known) =>
            known == parts.Count && all.All(s => s.Count is not null) ? new(all.Sum(s => s.Count), null) : new(null, "protected");
    }
}
