using Est.Intake.Reports;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// What a batch of events changes, reckoned before anything is written: which reports are to be stored, which leave a
/// kommun because their event has moved, and what becomes of each event. Pure.
/// </summary>
public sealed class FeedBatch
{
    private readonly Dictionary<long, KnownEvent> now;
    private readonly Dictionary<long, FeedEvent> taken = [];

    /// <param name="before">What is known of the ids in the batch.</param>
    /// <param name="items">In the order they came.</param>
    /// <param name="body">The body they came in.</param>
    /// <param name="live">They come from the live address.</param>
    public FeedBatch(IReadOnlyDictionary<long, KnownEvent> before, IReadOnlyList<FeedItem> items, Guid body, bool live)
    {
        now = new(before);
        var revisions = new List<FeedEvent>();
        foreach (var item in items)
        {
            if (item.Event is not { } @event)
            {
                Count(FeedOutcome.Quarantined);
                continue;
            }
            var known = now.GetValueOrDefault(@event.Source.Id);
            var newer = known is null || known.IsReplacedBy(@event, body, live);
            Count(@event.Place switch
            {
                { County: not null } => FeedOutcome.County,
                { Municipality: null } => FeedOutcome.UnknownPlace,
                _ when !newer => FeedOutcome.Unchanged,
                _ => known?.Counted == true ? FeedOutcome.Revised : FeedOutcome.Accepted,
            });
            if (!newer) continue;
            now[@event.Source.Id] = KnownEvent.Of(@event, known, body);
            taken[@event.Source.Id] = @event;
            revisions.Add(@event);
        }

        // An event that was moved on within the batch never gets to the kommun it passed through.
        Reports = [.. revisions.Where(e => e.Place.Municipality is { } kommun && kommun == now[e.Source.Id].Place.Municipality)];
        Left = [.. taken.Keys
            .Where(id => before.GetValueOrDefault(id)?.Place.Municipality is { } kommun && kommun != now[id].Place.Municipality)
            .Select(id => (before[id].Place.Municipality!, id))];
    }

    public Dictionary<FeedOutcome, int> Outcomes { get; } = [];

    /// <summary>To be stored, in this order: an id may come more than once.</summary>
    public IReadOnlyList<FeedEvent> Reports { get; }

    /// <summary>Events that were counted in a kommun and now belong elsewhere.</summary>
    public IReadOnlyList<(string Municipality, long Id)> Left { get; }

    /// <summary>What is known of the changed ids from now on.</summary>
    public IEnumerable<KnownEvent> Changed => taken.Keys.Select(id => now[id]);

    /// <summary>The changed events as they now are.</summary>
    public IEnumerable<FeedEvent> Current => taken.Values;

    private void Count(FeedOutcome outcome) => Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
}
