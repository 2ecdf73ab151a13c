using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Facts;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Rebuilds;

/// <summary>
/// The last step of a rebuild: the facts become what Intake said, and all counts are forgotten and counted anew from them, alone with the
/// kommun. Every cell is announced under a revision above all that it ever had, so that the other services' read models are mended as well.
/// </summary>
public static class Recount
{
    private const string Content =
        "report_id, revision, kind, category, severity, occurred_from, occurred_to, precision, lon, lat, area_code, organisation, source, retracted";

    /// <param name="Facts">All that are there now, those taken back included.</param>
    /// <param name="Mended">Facts that were missing, or not as Intake has them.</param>
    /// <param name="Forgotten">Facts that Intake does not have.</param>
    public sealed record Outcome(int Facts, int Mended, int Forgotten);

    internal static async Task<Outcome> RunAsync(
        NpgsqlTransaction transaction, string municipality, AreaMaps areaMaps, DateTimeOffset now, CancellationToken ct)
    {
        await transaction.LockAsync(municipality, ct);
        await PassOvertakenAsync(transaction, municipality, ct);
        var forgotten = await ForgetAsync(transaction, municipality, ct);
        var mended = await MendAsync(transaction, municipality, ct);

        var areas = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var (facts, tally, moves, placed) = (0, new Tally(), new List<(Guid, string)>(), new HashSet<string>());
        await foreach (var fact in FactRows.ReadAllAsync(transaction, municipality, ct))
        {
            var area = areas.Place(fact);
            if (area != fact.Area || areas.Version != fact.AreasVersion) moves.Add((fact.ReportId, area));
            tally.Add(fact, areas.Upwards(area));
            placed.UnionWith(PointWeeks.Of([fact]));
            facts++;
        }
        if (moves.Count > 0) await FactRows.MoveAsync(transaction, municipality, areas.Version, moves, ct);
        await PointWeeks.TouchAsync(transaction, municipality, [.. placed], ct);
        await EmptyCountsAsync(transaction, municipality, tally, now, ct);
        await CountRows.ApplyAsync(transaction, municipality, tally, now, ct);
        await AnnounceEmptyCellsAsync(transaction, municipality, now, ct);
        return new Outcome(facts, mended, forgotten);
    }

    /// <summary>Drops from what was read those reports of which a message has told more since the rebuild began.</summary>
    private static Task<int> PassOvertakenAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct) => RunAsync(transaction.Command(
        """
        delete from rebuild_facts r using facts f
        where r.municipality = $1 and f.municipality = $1 and f.report_id = r.report_id and f.revision > r.revision and not exists (
            select from rebuild_known k where k.municipality = $1 and k.report_id = f.report_id and k.revision = f.revision)
        """, municipality), ct);

    /// <summary>Removes facts that are as they were when the rebuild began and that Intake did not have then.</summary>
    private static Task<int> ForgetAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct) => RunAsync(transaction.Command(
        """
        delete from facts f using rebuild_known k
        where f.municipality = $1 and k.municipality = $1 and k.report_id = f.report_id and k.revision = f.revision and not exists (
            select from rebuild_facts r where r.municipality = $1 and r.report_id = f.report_id)
        """, municipality), ct);

    private static Task<int> MendAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct) => RunAsync(transaction.Command(
        $"""
        insert into facts as f (municipality, {Content}, area)
        select $1, said.*, $1 from (
            select {Content} from rebuild_facts where municipality = $1 except select {Content} from facts where municipality = $1) said
        on conflict (municipality, report_id) do update set
            ({Content}) = (select excluded.report_id, excluded.revision, excluded.kind, excluded.category, excluded.severity,
                excluded.occurred_from, excluded.occurred_to, excluded.precision, excluded.lon, excluded.lat, excluded.area_code,
                excluded.organisation, excluded.source, excluded.retracted)
        """, municipality), ct);

    /// <summary>
    /// All cells at zero, those that are to be counted and are missing among them. The time in milliseconds serves as the revision to go on
    /// from: also a cell whose row was lost, and with it the revision that the others know, is then above it.
    /// </summary>
    private static Task<int> EmptyCountsAsync(NpgsqlTransaction transaction, string municipality, Tally tally, DateTimeOffset now, CancellationToken ct)
    {
        var cells = tally.Counts;
        return RunAsync(transaction.Command(
            """
            with hours as (delete from weekly_hours where municipality = $1),
                organisations as (delete from weekly_organisations where municipality = $1),
                cells as (
                    select week, area, category from weekly_counts where municipality = $1
                    union select week collate "C", area, category from unnest($3::text[], $4::text[], $5::text[]) as counted (week, area, category))
            insert into weekly_counts as c (municipality, week, area, category, count, severities, revision)
            select $1, week, area, category, 0, 0, $2 from cells
            on conflict (municipality, week, area, category) do update set
                count = 0, severities = 0, revision = greatest(c.revision + 1, excluded.revision)
            """,
            municipality, now.ToUnixTimeMilliseconds(),
            cells.Select(c => c.Key.Week).ToArray(), cells.Select(c => c.Key.Area).ToArray(), cells.Select(c => c.Key.Category).ToArray()), ct);
    }

    private static async Task AnnounceEmptyCellsAsync(NpgsqlTransaction transaction, string municipality, DateTimeOffset now, CancellationToken ct)
    {
        var cells = new List<CountedCell>();
        await using (var command = transaction.Command(
            "select area, week, category, revision from weekly_counts where municipality = $1 and count = 0", municipality))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                cells.Add(new CountedCell(reader.GetString(0), reader.GetString(1), reader.GetString(2), Count: 0, Weighted: 0, reader.GetInt64(3)));
        }
        await transaction.PublishAsync([.. cells.Chunk(WeekCounted.MaxCells).Select(some => OutboxRow.Of(new WeekCounted(municipality, now, some)))], ct);
    }

    private static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken ct)
    {
        command.CommandTimeout = 300;     // seconds: it is about every fact of a kommun
        await using (command) return await command.ExecuteNonQueryAsync(ct);
    }
}
