namespace Est.Intake.Feeds.Polisen;

/// <summary>What became of one event. Each event received is exactly one of these.</summary>
public enum FeedOutcome
{
    /// <summary>Counts in a kommun from now on.</summary>
    Accepted,

    /// <summary>Counts in a kommun already, and says something else than before.</summary>
    Revised,

    /// <summary>In a kommun, and nothing new: known as it is, or older than what is known.</summary>
    Unchanged,

    /// <summary>Of a whole county: kept, and counted for no kommun.</summary>
    County,

    /// <summary>Of a place that is neither kommun nor county to us: kept with that reason.</summary>
    UnknownPlace,

    /// <summary>Cannot be read as an event: kept with its errors.</summary>
    Quarantined,
}

/// <summary>The answer to a body of police events: <paramref name="Received"/> is the sum of the others.</summary>
public sealed record FeedCounts(int Received, int Accepted, int Revised, int Unchanged, int County, int UnknownPlace, int Quarantined)
{
    public static FeedCounts Of(IReadOnlyDictionary<FeedOutcome, int> outcomes)
    {
        return new FeedCounts(
            outcomes.Values.Sum(), Of(FeedOutcome.Accepted), Of(FeedOutcome.Revised), Of(FeedOutcome.Unchanged),
            Of(FeedOutcome.County), Of(FeedOutcome.UnknownPlace), Of(FeedOutcome.Quarantined));

        int Of(FeedOutcome outcome) => outcomes.GetValueOrDefault(outcome);
    }
}
