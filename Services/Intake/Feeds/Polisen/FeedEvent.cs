using System.Security.Cryptography;
using System.Text.Json;
using Est.Intake.Privacy;

namespace Est.Intake.Feeds.Polisen;

/// <summary>A police event as we understand it: where it belongs, when it happened, what it counts as.</summary>
public sealed record FeedEvent(PoliceEvent Source, EventPlace Place, EventTime Time, EventTypes.Meaning Meaning)
{
    private const int LongestDescription = 2000;

    public static FeedEvent Of(PoliceEvent source) => new(
        source, EventPlace.Of(source.Location), EventTime.Of(source.Name, source.Published), EventTypes.Of(source.Type));

    private GuardedTexts? texts;

    /// <summary>The police's public text, or the event's name when there is none. It goes to kommuner of all modes, and is always masked.</summary>
    public GuardedTexts Texts => texts ??= GuardedTexts.Of(Cut(Source.Summary.Length > 0 ? Source.Summary : Source.Name));

    public string Description => Texts.Description!;

    /// <summary>
    /// What staff may look up beside the report. The police's site writes the same address with and without its last slash.
    /// </summary>
    public string Origin => JsonSerializer.Serialize(
        new { type = Source.Type, published = Source.Published, url = Source.Url.TrimEnd('/') }, JsonSerializerOptions.Web);

    private static string Cut(string text) => text.Length <= LongestDescription ? text : text[..(LongestDescription - 1)] + "…";

    /// <summary>The same for events that say the same: what we keep of them, and where.</summary>
    public Guid Content => new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Place.Municipality,
        Place.County,
        Time.From,
        Time.To,
        Meaning,
        Description,
        Origin,
        Location = Place == EventPlace.Unknown ? Source.Location : null,
    })).AsSpan(0, 16));
}
