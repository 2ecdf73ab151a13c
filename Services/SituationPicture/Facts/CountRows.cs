using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.SituationPicture.Signals;
using Est.SituationPicture.Storage;
using Est.SituationPicture.Weeks;
using Npgsql;

namespace Est.SituationPicture.Facts;

/// <summary>Puts a tally into the weekly tables and announces the cells it touched, in a transaction that holds the kommun's lock.</summary>
public static class CountRows
{
    /// <exception cref="InvalidOperationException">A cell would fall below zero: facts and counts no longer agree.</exception>
    public static async Task ApplyAsync(
        NpgsqlTransaction transaction, string municipality, Tally tally, DateTimeOffset now, CancellationToken ct)
    {
        var cells = await AddCountsAsync(transaction, municipality, tally.Counts, ct);
        await AddHoursAsync(transaction, municipality, tally.Hours, ct);
        await AddOrganisationsAsync(transaction, municipality, tally.Organisations, ct);
        await StaleSignals.MarkAsync(transaction, municipality, ct);
        await transaction.PublishAsync(
            [.. cells.Chunk(WeekCounted.MaxCells).Select(some => OutboxRow.Of(new WeekCounted(municipality, now, some)))], ct);
    }

    private static async Task<List<CountedCell>> AddCountsAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<KeyValuePair<CountKey, CountChange>> changes, CancellationToken ct)
    {
        var cells = new List<CountedCell>(changes.Count);
        if (changes.Count == 0) return cells;
        await using var command = transaction.Command(
            """
            insert into weekly_counts as c (municipality, week, area, category, count, severities, revision, weight)
            select $1, change.*, 1, coalesce(k.weight, 1)
            from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[]) as change (week, area, category, count, severities)
            left join kommun_categories k on k.municipality = $1 and k.code = change.category
            on conflict (municipality, week, area, category) do update set
                count = c.count + excluded.count, severities = c.severities + excluded.severities, revision = c.revision + 1,
                weight = excluded.weight
            returning area, week, category, count, severities * weight, revision
            """,
            municipality, changes.Select(c => c.Key.Week).ToArray(), changes.Select(c => c.Key.Area).ToArray(),
            changes.Select(c => c.Key.Category).ToArray(), changes.Select(c => c.Value.Count).ToArray(), changes.Select(c => c.Value.Severities).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (category, count) = (reader.GetString(2), reader.GetInt32(3));
            if (count < 0) throw new InvalidOperationException("A weekly count would fall below zero.");
            cells.Add(new CountedCell(reader.GetString(0), reader.GetString(1), category, count, reader.GetDouble(4), reader.GetInt64(5)));
        }
        return cells;
    }

    private static async Task AddHoursAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<KeyValuePair<HoursKey, long[]>> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var (weeks, areas) = (changes.Select(h => h.Key.Week).ToArray(), changes.Select(h => h.Key.Area).ToArray());
        // unnest() flattens arrays of arrays, so the rows' hours travel end to end and are cut apart again.
        var hours = new long[changes.Count * HoursOfWeek.Count];
        for (var row = 0; row < changes.Count; row++) changes[row].Value.CopyTo(hours, row * HoursOfWeek.Count);

        // Adding 168 numbers here is a fraction of what adding them in SQL costs; the lock keeps others from writing between.
        await using (var read = transaction.Command(
            """
            select change.row, had.millionths from unnest($2::text[], $3::text[]) with ordinality as change (week, area, row)
            join weekly_hours had on had.municipality = $1 and had.week = change.week and had.area = change.area
            """, municipality, weeks, areas))
        await using (var reader = await read.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var had = reader.GetFieldValue<long[]>(1);
                var row = hours.AsSpan(((int)reader.GetInt64(0) - 1) * HoursOfWeek.Count, HoursOfWeek.Count);
                for (var hour = 0; hour < row.Length; hour++) row[hour] += had[hour];
            }
        }
        await using var write = transaction.Command(
            $"""
            insert into weekly_hours as h (municipality, week, area, millionths)
            select $1, week, area, ($4::bigint[])[(row - 1) * {HoursOfWeek.Count} + 1 : row * {HoursOfWeek.Count}]
            from unnest($2::text[], $3::text[]) with ordinality as change (week, area, row)
            on conflict (municipality, week, area) do update set millionths = excluded.millionths
            """, municipality, weeks, areas, hours);
        await write.ExecuteNonQueryAsync(ct);
    }

    private static async Task AddOrganisationsAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<KeyValuePair<OrganisationKey, OrganisationChange>> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        await using var command = transaction.Command(
            """
            insert into weekly_organisations as o (municipality, week, organisation, reports, planned, calm)
            select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[])
            on conflict (municipality, week, organisation) do update set
                reports = o.reports + excluded.reports, planned = o.planned + excluded.planned, calm = o.calm + excluded.calm
            """,
            municipality, changes.Select(o => o.Key.Week).ToArray(), changes.Select(o => o.Key.Organisation).ToArray(),
            changes.Select(o => o.Value.Reports).ToArray(), changes.Select(o => o.Value.Planned).ToArray(), changes.Select(o => o.Value.Calm).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}
