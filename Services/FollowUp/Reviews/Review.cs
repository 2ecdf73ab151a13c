using Est.ServiceDefaults.Tenancy;

namespace Est.FollowUp.Reviews;

/// <summary>The decision on an intervention (uppföljning) that is waited for, or was taken and then never changes.</summary>
public sealed class Review : ITenantOwned
{
    public const string Week = "week", Quarter = "quarter", Year = "year";

    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required Guid Intervention { get; init; }

    /// <summary><c>week</c>, <c>quarter</c> (also where the kommun works by tertial) or <c>year</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly Due { get; set; }

    public string? Outcome { get; set; }
    public string? Motive { get; set; }
    public Guid? Successor { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>The goal's numbers as they were when it was decided.</summary>
    public string? Numbers { get; set; }
}
