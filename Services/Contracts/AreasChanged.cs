namespace Est.Contracts;

/// <summary>The areas of a kommun have a new version. Carries all areas of that version; a higher version replaces a lower.</summary>
public sealed record AreasChanged(
    string Municipality,
    DateTimeOffset OccurredAt,
    int Version,
    IReadOnlyList<AreaDescription> Areas) : IEvent;

/// <summary>An area without its polygon.</summary>
/// <param name="Code">Unique within the kommun; the kommun itself has its four-digit code.</param>
/// <param name="Parent">Code of the area above; null for the kommun itself.</param>
/// <param name="Population">Inhabitants; null when unknown.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it lasts.</param>
/// <param name="Neighbours">Codes of areas that share a border.</param>
/// <param name="SquareKilometres">Null without a polygon, and in messages from before it was told.</param>
public sealed record AreaDescription(
    string Code,
    string Name,
    string? Parent,
    int? Population,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Neighbours,
    double? SquareKilometres = null);
