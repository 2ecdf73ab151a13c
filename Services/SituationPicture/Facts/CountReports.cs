using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Storage;

namespace Est.SituationPicture.Facts;

/// <summary>Counts messages of reports of one kommun: facts, weekly counts and what is announced of them commit together with the inbox rows.</summary>
public sealed class CountReports(ServiceDataSources sources, AreaMaps areaMaps, TimeProvider clock, EstMetrics metrics)
{
    public async Task Handle(string municipality, IReadOnlyList<ReportsMessage> messages, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await transaction.LockAsync(municipality, ct);
        var taken = await transaction.TakeAsync([.. messages.Select(m => m.Id)], nameof(OnReportsRecorded), municipality, ct);
        var reports = messages.DistinctBy(m => m.Id).Where(m => taken.Contains(m.Id)).SelectMany(m => m.Reports.Reports).ToList();
        if (reports.Count == 0) return;

        var areas = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var known = await FactRows.ReadAsync(transaction, municipality, [.. reports.Select(r => r.Id).Distinct()], ct);
        var countedIn = await areaMaps.CountedInAsync(transaction, municipality, known.Values, ct);
        var changes = FactChanges.Of(municipality, reports, known, areas, countedIn);
        if (changes.Newer.Count > 0)
        {
            await FactRows.WriteAsync(transaction, municipality, changes.Newer, ct);
            await PointWeeks.TouchAsync(transaction, municipality, PointWeeks.Of(known.Values.Concat(changes.Newer)), ct);
            await CountRows.ApplyAsync(transaction, municipality, changes.Tally, clock.GetUtcNow(), ct);
        }
        await transaction.CommitAsync(ct);
        foreach (var message in messages)
            metrics.PictureAge.Record((clock.GetUtcNow() - message.Reports.OccurredAt).TotalSeconds);
    }
}
