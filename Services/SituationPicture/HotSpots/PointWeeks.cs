using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.HotSpots;

/// <summary>
/// The weeks in which a kommun has reports with a place. Each has a revision that grows when one of them changes, so that what was found in
/// a week's places is known to be out of date without looking at the places.
/// </summary>
public static class PointWeeks
{
    /// <summary>The weeks in which these facts have places, as far as they are shown: street or better.</summary>
    public static string[] Of(IEnumerable<Fact> facts) =>
        [.. facts.Where(f => f is { Precision: "point" or "street", Lon: not null }).Select(f => Week.Of(f.OccurredFrom)).Distinct().Select(w => w.ToString())];

    /// <summary>Notes that places of these weeks have changed, in the transaction that changes them.</summary>
    public static async Task TouchAsync(NpgsqlTransaction transaction, string municipality, string[] weeks, CancellationToken ct)
    {
        if (weeks.Length == 0) return;
        await using var command = transaction.Command(
            """
            insert into point_weeks as p (municipality, week, revision) select $1, week, 1 from unnest($2::text[]) week
            on conflict (municipality, week) do update set revision = p.revision + 1
            """, municipality, weeks);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// What lies in the cells of these weeks, in their order. A week that has changed since it was last looked at is counted from its
    /// facts, and only that; the others are read as they were counted.
    /// </summary>
    public static async Task<List<IReadOnlyList<CellCount>>> ReadAsync(
        NpgsqlConnection connection, string municipality, IReadOnlyList<Week> weeks, CancellationToken ct)
    {
        var known = new Dictionary<string, (long Revision, List<CellCount>? Cells)>();
        await using (var command = connection.Command(
            "select week, revision, counted = revision, q, r, counts, weighted from point_weeks where municipality = $1 and week = any($2)",
            municipality, weeks.Select(w => w.ToString()).ToArray()))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                known.Add(reader.GetString(0), (reader.GetInt64(1), reader.IsDBNull(2) || !reader.GetBoolean(2) ? null : Cells(reader)));
        }
        var all = new List<IReadOnlyList<CellCount>>();
        foreach (var week in weeks)
        {
            if (!known.TryGetValue(week.ToString(), out var found)) all.Add([]);
            else all.Add(found.Cells ?? await CountAsync(connection, municipality, week, found.Revision, ct));
        }
        return all;
    }

    private static List<CellCount> Cells(NpgsqlDataReader row)
    {
        var (q, r, counts, weighted) = (row.GetFieldValue<int[]>(3), row.GetFieldValue<int[]>(4), row.GetFieldValue<int[]>(5), row.GetFieldValue<double[]>(6));
        return [.. q.Select((_, i) => new CellCount(new Hex(q[i], r[i]), counts[i], weighted[i]))];
    }

    private static async Task<List<CellCount>> CountAsync(NpgsqlConnection connection, string municipality, Week week, long revision, CancellationToken ct)
    {
        var cells = new Dictionary<Hex, (int Count, double Weighted)>();
        await using (var command = connection.Command(
            $"""
            select lon, lat, severity * coalesce(k.weight, 1) from facts left join kommun_categories k on k.municipality = $1 and k.code = facts.category
            where facts.municipality = $1 and occurred_from >= $2 and occurred_from < $3 and {Shown}
            """,
            municipality, week.Start.UtcDateTime, week.End.UtcDateTime))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var cell = Hex.Of(reader.GetDouble(0), reader.GetDouble(1));
                var (count, weighted) = cells.GetValueOrDefault(cell);
                cells[cell] = (count + 1, weighted + reader.GetDouble(2));
            }
        }
        List<CellCount> counted = [.. cells.Select(c => new CellCount(c.Key, c.Value.Count, c.Value.Weighted))];
        // A week that changed meanwhile is not kept.
        await using var keep = connection.Command(
            "update point_weeks set counted = $3, q = $4, r = $5, counts = $6, weighted = $7 where municipality = $1 and week = $2 and revision = $3",
            municipality, week.ToString(), revision, counted.Select(c => c.Cell.Q).ToArray(), counted.Select(c => c.Cell.R).ToArray(),
            counted.Select(c => c.Count).ToArray(), counted.Select(c => c.Weighted).ToArray());
        await keep.ExecuteNonQueryAsync(ct);
        return counted;
    }

    /// <summary>Reports that happened, at a place known to the street or better.</summary>
    internal const string Shown =
        "precision in ('point', 'street') and lon is not null and lat is not null and kind in ('incident', 'observation') and not retracted";
}
