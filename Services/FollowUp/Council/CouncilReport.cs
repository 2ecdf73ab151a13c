namespace Est.FollowUp.Council;

/// <summary>What a council (LokBrå) is told of a period. Kept as it was published; small counts are hidden in it, not on the way out.</summary>
/// <param name="PublishedAt">Null in a preview.</param>
/// <param name="Total">Of all kommuner.</param>
/// <param name="Sentences">Plain language made of what the table shows.</param>
public sealed record CouncilReport(
    string Period, string Name, DateTimeOffset? PublishedAt, string? By, string? Text, IReadOnlyList<CouncilReport.Category> Categories,
    IReadOnlyList<CouncilReport.Municipality> Municipalities, CouncilReport.Sums Total, CouncilReport.States Interventions,
    IReadOnlyList<CouncilReport.PrioritisedArea> Prioritised, IReadOnlyList<CouncilReport.Pledge> Pledges, IReadOnlyList<string> Sentences)
{
    /// <summary>Code of the row that holds what no area holds: reports that name the kommun alone, and places outside its areas.</summary>
    public const string OtherPlaces = "other";

    public sealed record Category(string Code, string Name);

    public sealed record Municipality(string Code, string Name, IReadOnlyList<Row> Rows, Sums Total);

    public sealed record Row(string Area, string Name, IReadOnlyList<Cell> Cells, Sum Total);

    public sealed record Sums(IReadOnlyList<Cell> Cells, Sum Total);

    /// <param name="Count">Null where it is hidden.</param>
    /// <param name="Mark"><c>few</c> (färre än 4), <c>protected</c> (hidden so that others cannot be computed) or null.</param>
    public sealed record Cell(string Category, int? Count, string? Mark);

    public sealed record Sum(int? Count, string? Mark);

    /// <summary>Interventions that went on or changed in the period, by where they stand.</summary>
    public sealed record States(int Planned, int Ongoing, int Done, int Ended, int NotDone)
    {
        public static States operator +(States a, States b) =>
            new(a.Planned + b.Planned, a.Ongoing + b.Ongoing, a.Done + b.Done, a.Ended + b.Ended, a.NotDone + b.NotDone);
    }

    public sealed record PrioritisedArea(string Municipality, string Area, string Name);

    public sealed record Pledge(string Title, string Status);
}
