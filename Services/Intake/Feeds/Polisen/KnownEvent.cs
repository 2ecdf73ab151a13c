namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// What is known of one police id: where it is placed now, and which contents it has had. The police publish an event
/// again under its id when they change it, and as a rule with the time of publication unchanged (in all of 1,227
/// revisions of three years), so that time alone does not tell which of two is the newer.
/// </summary>
/// <param name="Content">Hash of what it says now.</param>
/// <param name="Former">Hashes of what it has said before.</param>
/// <param name="Body">The body that brought the present content.</param>
/// <param name="Counted">It has been placed in a kommun at some time.</param>
public sealed record KnownEvent(
    long Id, DateTimeOffset Published, EventPlace Place, Guid Content, IReadOnlyList<Guid> Former, Guid Body, bool Counted)
{
    /// <summary>The police have not been seen to change an event more than four times.</summary>
    private const int MostFormer = 20;

    /// <summary>
    /// Is the event newer than what is known? A later publication is, an earlier one is not. Of the same publication the one that
    /// comes last is newer, but one that says what was said before is a repetition (an archive that is sent again) and undoes
    /// nothing, unless it follows in the same body as the present content, whose order then decides, or comes from the live
    /// address, which always shows what holds now.
    /// </summary>
    public bool IsReplacedBy(FeedEvent @event, Guid body, bool live)
    {
        if (@event.Content == Content) return false;
        if (@event.Source.Published != Published) return @event.Source.Published > Published;
        return live || body == Body || !Former.Contains(@event.Content);
    }

    public static KnownEvent Of(FeedEvent @event, KnownEvent? before, Guid body) => new(
        @event.Source.Id, @event.Source.Published, @event.Place, @event.Content,
        before is null ? [] : [.. before.Former.Append(before.Content).Where(c => c != @event.Content).Distinct().TakeLast(MostFormer)],
        body, before?.Counted == true || @event.Place.Municipality is not null);
}
