namespace Est.Contracts;

/// <summary>A kommun named, weighed or retired its categories otherwise. Carries all of them; a higher revision replaces a lower.</summary>
public sealed record CategoriesChanged(
    string Municipality,
    DateTimeOffset OccurredAt,
    long Revision,
    IReadOnlyList<CategoryDescription> Categories) : IEvent;

/// <param name="Code">Never changes: a report keeps its category whatever that is called later.</param>
/// <param name="Name">As the kommun's staff read it.</param>
/// <param name="Weight">What a report of severity 1 adds to the weighted sum.</param>
/// <param name="Retired">No longer reported under.</param>
public sealed record CategoryDescription(string Code, string Name, double Weight, bool Retired);
