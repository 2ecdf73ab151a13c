namespace Est.Contracts;

/// <summary>An organisation (aktör) was added, renamed, or switched on or off. A higher revision replaces a lower one.</summary>
/// <param name="Kind">E.g. <c>kommun</c>, <c>polis</c>, <c>fastighetsbolag</c>, <c>raddningstjanst</c>, <c>bevakningsforetag</c>, <c>forening</c>.</param>
public sealed record OrganisationChanged(
    string Municipality,
    DateTimeOffset OccurredAt,
    Guid Organisation,
    string Name,
    string Kind,
    bool Active,
    int Revision) : IEvent;
