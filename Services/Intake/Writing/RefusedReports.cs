using System.Text.Json;
using Est.Intake.Quarantine;
using Est.Intake.Reports;

namespace Est.Intake.Writing;

/// <summary>What the database refused goes to quarantine, like what the rules refuse.</summary>
internal static class RefusedReports
{
    /// <returns>The entries, by the report's id.</returns>
    public static async Task<IReadOnlyDictionary<Guid, QuarantinedLine>> QuarantineRefusedAsync(
        this ReportWriter writer, Reporter reporter, ReportBatch batch, IReadOnlyList<WriteResult> results)
    {
        var refused = new Dictionary<Guid, QuarantinedLine>();
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Status != WriteStatus.Refused) continue;
            var json = JsonSerializer.SerializeToUtf8Bytes(ReportBody.Of(batch.Reports[i]), JsonSerializerOptions.Web);
            refused[results[i].Id] = QuarantinedLine.Of(reporter, json, json.Length, [SubmitReport.NotStorable]);
        }
        foreach (var lot in refused.Values.Chunk(ReportBatch.MostRows))
        {
            var quarantine = new ReportBatch();
            foreach (var line in lot) quarantine.TryAdd(line);
            await writer.WriteAsync(quarantine, CancellationToken.None);
        }
        return refused;
    }
}
