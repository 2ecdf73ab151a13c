namespace Est.Contracts;

/// <summary>The meeting agreed on the picture of a week (fastställd). A higher version of the same week replaces a lower one.</summary>
/// <param name="Week">ISO week, e.g. <c>2026-W47</c>.</param>
/// <param name="Focus">What the coming week is about, in the meeting's words.</param>
/// <param name="Reporting">What each organisation had reported when the meeting agreed; null in messages from before it was told.</param>
/// <param name="Decisions">What the meeting decided shall be done; null in messages from before it was told.</param>
public sealed record PictureAgreed(
    string Municipality,
    DateTimeOffset OccurredAt,
    string Week,
    int Version,
    IReadOnlyList<AgreedArea> Areas,
    IReadOnlyList<string> Focus,
    IReadOnlyList<OrganisationReporting>? Reporting = null,
    IReadOnlyList<Decision>? Decisions = null) : IEvent;

/// <param name="Area">Area code.</param>
/// <param name="Level"><c>green</c>, <c>yellow</c> or <c>red</c>.</param>
/// <param name="Motive">Why the level is not the proposed one; null where it is.</param>
/// <param name="Total">Reports that the meeting saw.</param>
public sealed record AgreedArea(string Area, string Name, string Level, string? Motive, int Total);

/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Reports">Reports of the week that count.</param>
/// <param name="Calm">True when it said that it had nothing to report.</param>
public sealed record OrganisationReporting(string Organisation, int Reports, bool Calm);
