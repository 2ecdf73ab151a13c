using System.IO.Pipelines;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// Takes a body of police events in: read one by one, understood, and stored batch by batch, so that memory does not grow with
/// the body and what is stored stays when the rest breaks. Sending a body again is harmless.
/// </summary>
public sealed class PoliceFeed(ServiceDataSources sources, ReportWriter writer, EstMetrics metrics, TimeProvider clock)
{
    public const string Organisation = "Polisen";
    public const string Source = "polisen";
    private const int BatchSize = 4096;

    /// <summary>The same in every kommun and whatever key the events came with.</summary>
    private static readonly Guid OrganisationId = new("706f6c69-7365-4e00-8000-000000000001");

    /// <param name="live">They come from the live address, which shows what holds now.</param>
    /// <exception cref="BrokenFeedException">The body breaks; carries what became of the events before that.</exception>
    public async Task<FeedCounts> TakeAsync(PipeReader events, bool live, CancellationToken ct)
    {
        var body = Guid.NewGuid();
        var outcomes = new Dictionary<FeedOutcome, int>();
        var items = new List<FeedItem>(BatchSize);
        try
        {
            await foreach (var text in EventReader.ReadAsync(events, ct))
            {
                items.Add(FeedItem.Of(text, clock.GetUtcNow()));
                if (items.Count < BatchSize) continue;
                await StoreAsync(items, body, live, outcomes, ct);
                items.Clear();
            }
        }
        catch (BrokenFeedException broken)
        {
            await StoreAsync(items, body, live, outcomes, ct);
            broken.Counts = FeedCounts.Of(outcomes);
            throw;
        }
        await StoreAsync(items, body, live, outcomes, ct);
        return FeedCounts.Of(outcomes);
    }

    public static Guid ReportId(string municipality, long policeId) =>
        ReportIdentity.IdOf(municipality, OrganisationId, Source, ExternalId(policeId));

    private async Task StoreAsync(List<FeedItem> items, Guid body, bool live, Dictionary<FeedOutcome, int> outcomes, CancellationToken ct)
    {
        if (items.Count == 0) return;
        using var activity = EstTelemetry.Source.StartActivity("take police events");
        activity?.SetTag("est.events", items.Count);
        await using var connection = await sources.App.OpenAsync(FeedStore.Session, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await FeedStore.KnownAsync(transaction, items.Select(i => i.Event?.Source.Id ?? 0), ct);
        var batch = new FeedBatch(known, items, body, live);
        foreach (var reports in Batches(batch.Reports)) await writer.WriteAsync(transaction, reports, ct);
        await MovedReports.TakeBackAsync(transaction, batch.Left, clock.GetUtcNow(), ct);
        await FeedStore.SaveAsync(transaction, batch, [.. items.Select(i => i.Leftover).OfType<Leftover>()], ct);
        await transaction.CommitAsync(ct);
        if (batch.Outcomes.TryGetValue(FeedOutcome.Quarantined, out var unread))
            metrics.ReportsQuarantined.Add(unread, new KeyValuePair<string, object?>("source", Source));
        foreach (var (outcome, count) in batch.Outcomes) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
    }

    /// <summary>An id that comes again waits for the next batch, so that each of its revisions is kept.</summary>
    private static List<ReportBatch> Batches(IReadOnlyList<FeedEvent> events)
    {
        var batches = new List<ReportBatch>();
        foreach (var report in events.Select(ToReport))
        {
            if (batches.Any(batch => batch.TryAdd(report))) continue;
            var next = new ReportBatch();
            next.TryAdd(report);
            batches.Add(next);
        }
        return batches;
    }

    private static Report ToReport(FeedEvent @event) => new()
    {
        Municipality = @event.Place.Municipality!,
        OrganisationId = OrganisationId,
        Organisation = Organisation,
        Source = Source,
        ExternalId = ExternalId(@event.Source.Id),
        Kind = Kinds.Incident,
        Category = @event.Meaning.Category,
        Severity = (short)@event.Meaning.Severity,
        OccurredFrom = @event.Time.From.ToUniversalTime(),
        OccurredTo = @event.Time.To?.ToUniversalTime(),
        Texts = @event.Texts,
        Precision = Precisions.Municipality,
        Origin = @event.Origin,
    };

    private static string ExternalId(long policeId) => policeId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
