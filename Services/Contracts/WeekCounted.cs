namespace Est.Contracts;

/// <summary>Counts of one or more cells (area, ISO week, category) as they now stand. At most 500 cells.</summary>
public sealed record WeekCounted(
    string Municipality,
    DateTimeOffset OccurredAt,
    IReadOnlyList<CountedCell> Cells) : IEvent
{
    public const int MaxCells = 500;
}

/// <summary>One cell, as absolute values.</summary>
/// <param name="Area">Area code; an area's count includes the areas below it, so the kommun's own code holds the total.</param>
/// <param name="Week">ISO week, e.g. <c>2026-W47</c>.</param>
/// <param name="Category">Category code.</param>
/// <param name="Count">Number of reports.</param>
/// <param name="Weighted">Sum of severity times category weight.</param>
/// <param name="Revision">Grows with every change of this cell; a higher revision replaces a lower one.</param>
public sealed record CountedCell(
    string Area,
    string Week,
    string Category,
    int Count,
    double Weighted,
    long Revision);
