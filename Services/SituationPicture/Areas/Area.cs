using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.Areas;

/// <summary>One area (område) of one version of a kommun's areas.</summary>
public sealed record Area : ITenantOwned
{
    /// <summary>Reports are taken from this day on, so the kommun itself is valid from it.</summary>
    private static readonly DateOnly First = new(2000, 1, 1);

    public required string Municipality { get; init; }
    public required int Version { get; init; }

    /// <summary>Unique within the kommun; the kommun itself, root of the tree, has its four-digit code.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of the area above; null for the kommun itself.</summary>
    public required string? Parent { get; init; }

    public required int? Population { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>GeoJSON geometry in WGS 84; null for a kommun whose border is not given.</summary>
    public required string? Geometry { get; init; }

    /// <summary>Codes of areas with the same parent that this one touches.</summary>
    public required IReadOnlyList<string> Neighbours { get; init; }

    /// <summary>Null without a polygon.</summary>
    public double? SquareKilometres => Geometry is null ? null : Math.Round(GeoJson.Read(Geometry).InMetres().Area / 1e6, 4);

    /// <summary>True for what happens after the area's last day.</summary>
    public bool IsOver(DateTimeOffset when) => ValidTo is { } last && DateOnly.FromDateTime(SwedishTime.Local(when)) > last;

    /// <summary>The kommun as an area of its own: all there is until someone gives polygons.</summary>
    public static Area Root(string municipality) => new()
    {
        Municipality = municipality,
        Version = 0,
        Code = municipality,
        Name = Municipalities.ByCode(municipality)?.Name ?? municipality,
        Parent = null,
        Population = null,
        ValidFrom = First,
        Geometry = null,
        Neighbours = [],
    };
}

/// <summary>When and by whom a version of a kommun's areas was made.</summary>
public sealed record AreaVersion : ITenantOwned
{
    public required string Municipality { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Subject of the passport that made it; <c>est</c> for the first, which comes with the first report.</summary>
    public required string CreatedBy { get; init; }
}
