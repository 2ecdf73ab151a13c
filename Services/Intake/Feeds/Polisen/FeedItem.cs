using System.Security.Cryptography;
using System.Text;
using Est.Intake.Privacy;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Feeds.Polisen;

/// <summary>One event of a body: understood, or left over with its reasons, or (a place we do not know) both.</summary>
public sealed record FeedItem(FeedEvent? Event, Leftover? Leftover)
{
    private static readonly FieldError TooLong = new(
        "", "too-long", $"An event may have {EventCutter.MaxBytes} bytes; only these are kept.");
    private static readonly FieldError UnknownPlace = new(
        "location.name", "unknown-place", "The name is neither a kommun's nor a county's. Add it to the aliases and send the event again.");

    public static FeedItem Of(EventText text, DateTimeOffset now)
    {
        if (text.TooLong) return new(null, Leftover.Of(text, null, [TooLong]));
        if (!PoliceEvent.TryRead(text.Json, now, out var read, out var errors)) return new(null, Leftover.Of(text, null, errors));
        var @event = FeedEvent.Of(read);
        return new(@event, @event.Place == EventPlace.Unknown ? Leftover.Of(text, read.Id, [UnknownPlace]) : null);
    }
}

/// <summary>What could not be placed, kept as it came but for personal data.</summary>
/// <param name="Key">The same for the same text, so that sending it again keeps it once.</param>
/// <param name="PoliceId">Null when it cannot be read.</param>
public sealed record Leftover(Guid Key, long? PoliceId, string Text, IReadOnlyList<FieldError> Errors)
{
    public static Leftover Of(EventText text, long? policeId, IReadOnlyList<FieldError> errors)
    {
        // PostgreSQL's text cannot hold the character 0.
        var kept = GuardedRaw.Of(text.Json.Span).Replace('\0', '\uFFFD');
        // Of the kept text: from a hash of what was masked it could be guessed.
        return new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(kept)).AsSpan(0, 16)), policeId, kept, errors);
    }
}
