using Est.ServiceDefaults.Tenancy;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>
/// A cell of SituationPicture's weekly counts as this service last heard of it: reports of one category in one area, the areas
/// below it included.
/// </summary>
public sealed record WeekCount : ITenantOwned
{
    public required string Municipality { get; init; }

    /// <summary>ISO week, e.g. <c>2026-W47</c>.</summary>
    public required string Week { get; init; }

    public required string Area { get; init; }
    public required string Category { get; init; }
    public required int Count { get; init; }
    public required double Weighted { get; init; }

    /// <summary>Of the event it came with; a lower one that comes later changes nothing.</summary>
    public required long Revision { get; init; }
}

/// <summary>An area of the latest version that this service has heard of.</summary>
public sealed record KnownArea : ITenantOwned
{
    public required string Municipality { get; init; }

    /// <summary>The kommun itself has its four-digit code.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of the area above; null for the kommun itself.</summary>
    public required string? Parent { get; init; }

    public required int? Population { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly? ValidTo { get; init; }
    public required IReadOnlyList<string> Neighbours { get; init; }

    /// <summary>Null when unknown.</summary>
    public double? SquareKilometres { get; init; }
}

/// <summary>Which version of a kommun's areas is known; a lower one that comes later changes nothing.</summary>
public sealed record KnownAreaVersion : ITenantOwned
{
    public required string Municipality { get; init; }
    public required int Version { get; init; }
}
