namespace Est.Contracts;

/// <summary>
/// Something that happened in one kommun. Every event is safe to receive twice and out of order: it carries absolute
/// values with a revision or version, never a change to add.
/// </summary>
public interface IEvent
{
    /// <summary>Four-digit kommun code, e.g. <c>1862</c> for Degerfors.</summary>
    string Municipality { get; }

    DateTimeOffset OccurredAt { get; }
}
