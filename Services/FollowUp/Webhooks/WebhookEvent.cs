using System.Text.Json;
using Est.Contracts;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// An event as subscribers get it. It says what happened and where to look: no counts, since a subscriber's machine is outside the working group, and no free text.
/// </summary>
/// <param name="Name">E.g. <c>picture.agreed</c>.</param>
/// <param name="Subject">What it is about, e.g. <c>2026-W47</c>.</param>
/// <param name="Organisation">The only organisation that hears of it; null for all.</param>
/// <param name="Link">Path in Est.</param>
public sealed record WebhookEvent(string Name, string Subject, string? Organisation, string Link, object Data)
{
    public const string Test = "test";

    public static IReadOnlyList<string> Names { get; } = ["feedback.issued", "intervention.changed", "picture.agreed", "areas.prioritized"];

    /// <exception cref="ArgumentException">Subscribers are not told of such events.</exception>
    public static WebhookEvent Of(IEvent told) => told switch
    {
        FeedbackIssued e => new("feedback.issued", e.Letter.ToString(), e.Organisation, e.Link, new { e.Letter, e.Organisation, e.Period }),
        InterventionChanged e => new("intervention.changed", e.Intervention.ToString(), null, $"/{e.Municipality}/insatser/{e.Intervention}",
            new { e.Intervention, e.Revision, e.State, e.Kind, e.Areas, e.Owner, e.From, e.Until, e.ReviewAt, e.LatestReview, e.WhyNot }),
        PictureAgreed e => new("picture.agreed", e.Week, null, $"/{e.Municipality}/lagesbild/{e.Week}",
            new { e.Week, e.Version, Areas = e.Areas.Select(a => new { a.Area, a.Name, a.Level }) }),
        AreasPrioritized e => new("areas.prioritized", e.Period, null, $"/{e.Municipality}/prioritera/{e.Period}",
            new { e.Period, e.Version, e.From, e.To, Areas = e.Areas.Select(a => new { a.Area, a.Name, a.Rank }) }),
        _ => throw new ArgumentException($"Webhooks are not told of {told.GetType().Name}.", nameof(told)),
    };

    public static WebhookEvent ForTest(string municipality) => new(Test, municipality, null, $"/{municipality}/aterkoppling/utskick", new { });

    /// <summary>The body: a CloudEvent 1.0 in structured JSON (<c>application/cloudevents+json</c>).</summary>
    /// <param name="id">The same at every attempt and replay: a receiver that knows it has the event already.</param>
    /// <param name="address">How Est is reached, e.g. <c>https://est.kommun.se</c>.</param>
    public string ToCloudEvent(Guid id, string municipality, DateTimeOffset occurredAt, string address) => JsonSerializer.Serialize(
        new CloudEvent("1.0", id.ToString(), $"{address}/{municipality}", $"est.{Name}", Subject, occurredAt, "application/json", municipality, address + Link, Data),
        JsonSerializerOptions.Web);

    /// <param name="Municipality">Extension attribute: the kommun's code.</param>
    /// <param name="Link">Extension attribute: where people read more.</param>
    private sealed record CloudEvent(
        string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, string Municipality, string Link,
        object Data);
}
