namespace Est.Contracts;

/// <summary>A statistically unusual rise was found. Told once for each signal; one that later proves to be none is withdrawn from the picture in silence.</summary>
/// <param name="Signal">Its id; the same signal told twice has the same.</param>
/// <param name="Area">Area code; the kommun's own code for the whole kommun.</param>
/// <param name="Category">Category code.</param>
/// <param name="Week">ISO week, e.g. <c>2026-W47</c>.</param>
/// <param name="Method"><c>small-counts</c> or <c>farrington</c>.</param>
/// <param name="Expected">Reports that the method expects in the week.</param>
/// <param name="Threshold">The most reports that the method holds to be usual.</param>
/// <param name="Observed">Reports in the week when the signal was raised.</param>
public sealed record SignalRaised(
    string Municipality,
    DateTimeOffset OccurredAt,
    Guid Signal,
    string Area,
    string Category,
    string Week,
    string Method,
    double Expected,
    int Threshold,
    int Observed) : IEvent;
