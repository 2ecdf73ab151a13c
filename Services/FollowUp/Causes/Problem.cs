using Est.ServiceDefaults.Tenancy;

namespace Est.FollowUp.Causes;

/// <summary>A problem of a place that the picture has shown.</summary>
public sealed class Problem : ITenantOwned
{
    public const string Open = "open", Closed = "closed";

    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Area { get; set; }
    public List<string> Categories { get; set; } = [];
    public string State { get; set; } = Open;
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
}

/// <summary>Why a problem is there, as far as is known (orsak): what an intervention is a measure against.</summary>
public sealed class Cause : ITenantOwned
{
    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required Guid Problem { get; init; }
    public required string Text { get; set; }

    /// <summary>What says so: the picture, a walk, the staff's knowledge.</summary>
    public required string Basis { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
}
