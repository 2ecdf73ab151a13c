using Est.ServiceDefaults.Tenancy;

namespace Est.FollowUp.Work;

/// <summary>Something that one organisation does one day, as a part of an intervention; done, with its dose, or not done and why.</summary>
public sealed class WorkItem : ITenantOwned
{
    public const string Planned = "planned", Done = "done", NotDone = "not-done";

    /// <summary>What a dose is counted in.</summary>
    public static IReadOnlyList<string> Units { get; } = ["timmar", "gånger", "personer", "st"];

    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required Guid Intervention { get; init; }
    public required string Organisation { get; set; }
    public required string What { get; set; }
    public required DateOnly Day { get; set; }

    /// <summary>Swedish local time; null for any time of the day.</summary>
    public TimeOnly? At { get; set; }

    public int? Minutes { get; set; }
    public string State { get; set; } = Planned;
    public double? Amount { get; set; }
    public string? Unit { get; set; }
    public string? WhyNotCode { get; set; }
    public string? WhyNotText { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? ClosedBy { get; set; }
}

/// <summary>The secret in the address of an organisation's calendar.</summary>
public sealed class WorkCalendar : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Organisation { get; init; }
    public required string Token { get; init; }
}
