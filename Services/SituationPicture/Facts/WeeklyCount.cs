using System.ComponentModel.DataAnnotations.Schema;
using Est.ServiceDefaults.Tenancy;

namespace Est.SituationPicture.Facts;

/// <summary>Reports of one category in one area, the areas below it included, that began in one week.</summary>
public sealed record WeeklyCount : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Week { get; init; }
    public required string Area { get; init; }
    public required string Category { get; init; }
    public required int Count { get; init; }

    /// <summary>
    /// Sum of the severities. The weighted sum is this times the category's weight: a cell is of one category, so a new weight needs
    /// no recount of facts.
    /// </summary>
    public required long Severities { get; init; }

    /// <summary>The category's in this kommun, now: all weeks are weighed alike, or they could not be compared.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>What the kommun calls the category; null where it has not said, or nobody asked.</summary>
    [NotMapped]
    public string? Name { get; init; }

    /// <summary>The weighted sum of the cell's reports.</summary>
    public double Weighted => Severities * Weight;

    /// <summary>Grows with every change; a cell that falls to nothing stays with its revision, so that others hear of it.</summary>
    public required long Revision { get; init; }
}

/// <summary>When in the week the reports of an area happened.</summary>
public sealed record WeeklyHours : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Week { get; init; }
    public required string Area { get; init; }

    /// <summary>Millionths of reports per hour of the week: 168 numbers, Monday 00 first.</summary>
    public required long[] Millionths { get; init; }
}

/// <summary>What one organisation reported of one week.</summary>
public sealed record WeeklyOrganisation : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Week { get; init; }
    public required string Organisation { get; init; }

    /// <summary>Incidents and observations.</summary>
    public required int Reports { get; init; }

    public required int Planned { get; init; }

    /// <summary>Statements that the week was calm.</summary>
    public required int Calm { get; init; }
}
