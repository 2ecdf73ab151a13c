using Est.Intake.Feeds.Polisen;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Feeds;

/// <summary>Which of two versions of an event holds, and in which kommun it counts, whatever order they come in.</summary>
public sealed class FeedBatchTests
{
    private static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid();
    private static readonly string[] Places = ["Eslöv", "Hörby", "Skåne län", "Atlantis"];

    [Fact]
    public void A_later_publication_replaces_an_earlier_one_in_either_order()
    {
        var (earlier, later) = (Event(1, hour: 1, "Först"), Event(1, hour: 2, "Sedan"));
        Summary(Take(new State(), First, earlier, later)).ShouldBe("Sedan");
        Summary(Take(new State(), First, later, earlier)).ShouldBe("Sedan");
        Summary(Take(Take(new State(), First, later), Second, earlier)).ShouldBe("Sedan");
    }

    [Fact]
    public void Of_the_same_publication_the_last_one_holds()
    {
        var (a, b) = (Event(1, 1, "Först"), Event(1, 1, "Sedan"));
        Summary(Take(new State(), First, a, b)).ShouldBe("Sedan");
        Summary(Take(Take(new State(), First, a), Second, b)).ShouldBe("Sedan");
        Summary(Take(new State(), First, a, b, a)).ShouldBe("Först");
    }

    [Fact]
    public void An_old_archive_does_not_undo_what_was_seen_after_it()
    {
        var (a, b) = (Event(1, 1, "Först"), Event(1, 1, "Sedan"));
        var both = Take(Take(new State(), First, a), First, b);
        Summary(Take(both, Second, a)).ShouldBe("Sedan");
        // Known by its later version alone, the archive's order tells which one that is.
        Summary(Take(Take(new State(), First, b), Second, a, b)).ShouldBe("Sedan");
    }

    [Fact]
    public void The_live_address_shows_what_holds_now_even_what_was_said_before()
    {
        var (a, b) = (Event(1, 1, "Först"), Event(1, 1, "Sedan"));
        Summary(Take(Take(new State(), First, a, b), Second, live: true, a)).ShouldBe("Först");
    }

    [Fact]
    public void Every_event_counts_in_the_kommun_it_is_placed_in_and_nowhere_else() =>
        Prop.ForAll(Bodies().ToArbitrary(), bodies =>
        {
            var state = new State();
            foreach (var body in bodies) state = Take(state, Guid.NewGuid(), [.. body]);
            return state.Known.Values.All(known =>
                state.CountedIn(known.Id).SequenceEqual(known.Place.Municipality is { } kommun ? [kommun] : []));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_event_has_one_outcome() =>
        Prop.ForAll(Bodies().ToArbitrary(), bodies =>
        {
            var state = new State();
            foreach (var body in bodies) state = Take(state, Guid.NewGuid(), [.. body]);
            var counts = FeedCounts.Of(state.Outcomes);
            return counts.Received == bodies.Sum(b => b.Count)
                && counts.Accepted == bodies.SelectMany(b => b).Where(e => state.Known[e.Source.Id].Counted).DistinctBy(e => e.Source.Id).Count();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_body_that_is_sent_again_changes_nothing_however_it_is_cut_into_batches()
    {
        var cases = from body in Events() from size in Gen.Choose(1, 6) select (body, size);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var once = Cut(new State(), First);
            var known = once.Known.ToDictionary();
            var twice = Cut(once with { Outcomes = [] }, Second);
            return twice.Known.OrderBy(k => k.Key).Select(k => (k.Key, k.Value.Content, k.Value.Place))
                    .SequenceEqual(known.OrderBy(k => k.Key).Select(k => (k.Key, k.Value.Content, k.Value.Place)))
                && !twice.Outcomes.ContainsKey(FeedOutcome.Accepted) && !twice.Outcomes.ContainsKey(FeedOutcome.Revised);

            State Cut(State state, Guid body) => c.body.Chunk(c.size).Aggregate(state, (s, batch) => Take(s, body, batch));
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<List<FeedEvent>> Events() =>
        (from id in Gen.Choose(1, 3)
         from hour in Gen.Choose(1, 2)
         from text in Gen.Elements("a", "b", "c")
         from place in Gen.Elements(Places)
         select Event(id, hour, text, place)).ListOf().Select(events => events.ToList());

    private static Gen<List<List<FeedEvent>>> Bodies() => Events().ListOf().Select(bodies => bodies.ToList());

    private static FeedEvent Event(long id, int hour, string summary, string place = "Eslöv") => FeedEvent.Of(new PoliceEvent(
        id, new DateTimeOffset(2026, 11, 20, hour, 0, 0, TimeSpan.FromHours(1)), "20 november 00.30, Stöld, " + place, summary, "", "Stöld", place));

    /// <summary>The database as far as the rules see it.</summary>
    private sealed record State
    {
        public Dictionary<long, KnownEvent> Known { get; init; } = [];
        public HashSet<(string Municipality, long Id, string Summary)> Reports { get; init; } = [];
        public Dictionary<FeedOutcome, int> Outcomes { get; init; } = [];

        public IEnumerable<string> CountedIn(long id) => Reports.Where(r => r.Id == id).Select(r => r.Municipality);
    }

    private static string Summary(State state) => state.Reports.Single().Summary;

    private static State Take(State state, Guid body, params FeedEvent[] events) => Take(state, body, live: false, events);

    private static State Take(State state, Guid body, bool live, params FeedEvent[] events)
    {
        var batch = new FeedBatch(state.Known, [.. events.Select(e => new FeedItem(e, null))], body, live);
        var (known, reports, outcomes) = (state.Known.ToDictionary(), state.Reports.ToHashSet(), state.Outcomes.ToDictionary());
        foreach (var changed in batch.Changed) known[changed.Id] = changed;
        foreach (var report in batch.Reports)
        {
            reports.RemoveWhere(r => r.Id == report.Source.Id && r.Municipality == report.Place.Municipality);
            reports.Add((report.Place.Municipality!, report.Source.Id, report.Description));
        }
        foreach (var (municipality, id) in batch.Left) reports.RemoveWhere(r => r.Id == id && r.Municipality == municipality).ShouldBe(1);
        foreach (var (outcome, count) in batch.Outcomes) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
        return new State { Known = known, Reports = reports, Outcomes = outcomes };
    }
}
