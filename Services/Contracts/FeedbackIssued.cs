namespace Est.Contracts;

/// <summary>An organisation was told what came of its reports (återkoppling). Told once for each letter.</summary>
/// <param name="Letter">Id of the letter.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Period">E.g. <c>2026-W47</c>, <c>2026-Q4</c> or <c>2026</c>.</param>
/// <param name="Link">Path of the letter in Est, e.g. <c>/1862/aterkoppling/…</c>.</param>
public sealed record FeedbackIssued(
    string Municipality,
    DateTimeOffset OccurredAt,
    Guid Letter,
    string Organisation,
    string Period,
    string Link) : IEvent;
