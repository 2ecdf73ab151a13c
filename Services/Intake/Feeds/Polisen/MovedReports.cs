using Est.Contracts;
using Est.Intake.Reports;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.Intake.Feeds.Polisen;

/// <summary>Takes reports back in the kommuner that the police have moved their events away from.</summary>
internal static class MovedReports
{
    /// <summary>Why staff find the report taken back: shown to them.</summary>
    private const string Reason = "Polisen har flyttat händelsen till en annan plats.";

    public static async Task TakeBackAsync(
        NpgsqlTransaction transaction, IReadOnlyList<(string Municipality, long Id)> left, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var kommun in left.GroupBy(l => l.Municipality, l => PoliceFeed.ReportId(l.Municipality, l.Id)))
        {
            await transaction.Connection!.EnterAsync(kommun.Key, ct);
            var reports = await TakeBackAsync(transaction, kommun.Key, [.. kommun], ct);
            await transaction.PublishAsync(
                [.. reports.Chunk(ReportsRecorded.MaxReports).Select(items => OutboxRow.Of(new ReportsRecorded(kommun.Key, now, items)))], ct);
        }
    }

    private static async Task<List<RecordedReport>> TakeBackAsync(NpgsqlTransaction transaction, string municipality, Guid[] ids, CancellationToken ct)
    {
        await using var update = new NpgsqlCommand(
            """
            update reports set revision = revision + 1, retracted_at = now(), retraction_reason = $3,
                -- Should the event come back as it was, that is a change and not a repetition.
                content_hash = gen_random_uuid()
            where municipality = $1 and id = any($2) and retracted_at is null
            returning id, revision, kind, category, severity, occurred_from, occurred_to, precision
            """,
            transaction.Connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = municipality },
                new NpgsqlParameter { Value = ids },
                new NpgsqlParameter { Value = Reason },
            },
        };
        await using var reader = await update.ExecuteReaderAsync(ct);
        var reports = new List<RecordedReport>();
        while (await reader.ReadAsync(ct))
        {
            reports.Add(new RecordedReport(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetInt16(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), reader.GetString(7),
                Lon: null, Lat: null, AreaCode: null, PoliceFeed.Organisation, PoliceFeed.Source, Retracted: true));
        }
        return reports;
    }
}
