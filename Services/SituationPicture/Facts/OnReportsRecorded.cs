using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Telemetry;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Storage;
using MassTransit;

namespace Est.SituationPicture.Facts;

/// <summary>Counts reports in the picture: facts, weekly counts and what is announced of them commit together with the inbox row.</summary>
public sealed class OnReportsRecorded(ServiceDataSources sources, AreaMaps areaMaps, TimeProvider clock, EstMetrics metrics)
    : IConsumer<ReportsRecorded>
{
    public async Task Consume(ConsumeContext<ReportsRecorded> context)
    {
        var (message, municipality, ct) = (context.Message, context.Message.Municipality, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await transaction.LockAsync(municipality, ct);
        if (!await transaction.TryTakeAsync(context.MessageId!.Value, nameof(OnReportsRecorded), municipality, ct)) return;

        var areas = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var known = await FactRows.ReadAsync(transaction, municipality, [.. message.Reports.Select(r => r.Id).Distinct()], ct);
        var changes = FactChanges.Of(municipality, message.Reports, known, areas);
        if (changes.Newer.Count > 0)
        {
            await FactRows.WriteAsync(transaction, municipality, changes.Newer, ct);
            await CountRows.ApplyAsync(transaction, municipality, changes.Tally, clock.GetUtcNow(), ct);
        }
        await transaction.CommitAsync(ct);
        metrics.PictureAge.Record((clock.GetUtcNow() - message.OccurredAt).TotalSeconds);
    }
}
