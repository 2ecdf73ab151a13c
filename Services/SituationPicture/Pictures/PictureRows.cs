using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Facts;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Prioritised;
using Est.SituationPicture.Signals;
using Est.SituationPicture.States;
using Npgsql;

namespace Est.SituationPicture.Pictures;

/// <param name="Neighbours">Codes of areas that share a border; null for the kommun alone.</param>
public readonly record struct PictureArea(string Code, string Name, string? Parent, int? Population = null, IReadOnlyList<string>? Neighbours = null);
public sealed record LevelRow(string Area, string Level, string? Motive, string SetBy);
public sealed record NoteRow(string Area, Note Note, Guid OrganisationId);

/// <summary>
/// Reads what a picture is made of: only what is counted already, never a scan of the facts, and all in one round
/// trip. It takes as long with ten million facts as with ten.
/// </summary>
public static class PictureRows
{
    public static async Task<PictureData> ReadAsync(ServiceDataSources sources, string municipality, Week week, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        Ask("select set_config('est.municipality', $1, false)", municipality);
        Ask("""
            select code, name, parent, version, population, neighbours from areas
            where municipality = $1 and version = (select max(version) from area_versions where municipality = $1)
            order by parent is null desc, code
            """, municipality);
        Ask("""
            select week, area, category, count, severities, revision, c.weight, k.name from weekly_counts c
            left join kommun_categories k on k.municipality = $1 and k.code = c.category
            where c.municipality = $1 and week = any($2) and count > 0
            """, municipality, PictureData.WeeksOf(week).Select(w => w.ToString()).ToArray());
        Ask("""
            select area, week, sum(count)::int from weekly_counts where municipality = $1 and week = any($2) group by area, week
            """, municipality, PictureData.RecentWeeksOf(week).Select(w => w.ToString()).ToArray());
        Ask("select millionths from weekly_hours where municipality = $1 and week = $2 and area = $1", municipality, week.ToString());
        Ask("""
            select coalesce(o.name, w.organisation), o.kind, coalesce(w.reports, 0), coalesce(w.planned, 0), coalesce(w.calm, 0)
            from (select name, min(kind) as kind from organisations where municipality = $1 and active group by name) o
            full join (select * from weekly_organisations where municipality = $1 and week = $2) w on w.organisation = o.name
            where w.organisation is not null or exists (
                select from weekly_organisations before where before.municipality = $1 and before.organisation = o.name and before.week >= $3 and before.week < $2)
            """, municipality, week.ToString(), week.Plus(-PictureData.WeeksOfSilence).ToString());
        Ask("select week from weekly_counts where municipality = $1 and area = $1 and count > 0 order by week limit 1", municipality);
        Ask("select state, revision, focus from picture_states where municipality = $1 and week = $2", municipality, week.ToString());
        Ask("select version, agreed_at, agreed_by from agreed_pictures where municipality = $1 and week = $2 order by version", municipality, week.ToString());
        Ask("select area, level, motive, set_by from area_levels where municipality = $1 and week = $2", municipality, week.ToString());
        Ask("""
            select area, id, organisation, written_by, written_at, text, organisation_id from area_notes
            where municipality = $1 and week = $2 order by written_at
            """, municipality, week.ToString());
        Ask("""
            select area, category, occurred_from, occurred_to from facts
            where municipality = $1 and kind = 'planned' and not retracted and occurred_from >= $2 and occurred_from < $3
            order by occurred_from limit 100
            """, municipality, week.Next.Start.UtcDateTime, week.Next.End.UtcDateTime);
        Ask("""
            select d.week, d.id, d.what, d.area, d.who, d.until, i.state, i.why_not from decisions d
            left join interventions i on i.municipality = d.municipality and i.decision = d.id
            where d.municipality = $1 and d.week = (select max(week) from decisions where municipality = $1 and week < $2)
            order by d.decided_at
            """, municipality, week.ToString());
        Ask(SignalRows.OfWeeks, municipality, new[] { week.ToString() });
        Ask(PrioritisedRows.Sql, municipality, week.Monday.AddDays(3));
        Ask(StoredSpots.Sql, municipality, week.ToString(), SpotStore.FirstOf(week).ToString());

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var version = 0;
        var areas = await NextAsync(row =>
        {
            version = row.GetInt32(3);
            return new PictureArea(row.GetString(0), row.GetString(1), Text(row, 2), row.IsDBNull(4) ? null : row.GetInt32(4), row.GetFieldValue<string[]>(5));
        });
        if (areas.Count == 0) areas = [new PictureArea(municipality, Area.Root(municipality).Name, null)];
        return new PictureData(
            municipality, week, version, areas,
            await NextAsync(row => new WeeklyCount
            {
                Municipality = municipality,
                Week = row.GetString(0),
                Area = row.GetString(1),
                Category = row.GetString(2),
                Count = row.GetInt32(3),
                Severities = row.GetInt64(4),
                Revision = row.GetInt64(5),
                Weight = row.GetDouble(6),
                Name = Text(row, 7),
            }),
            (await NextAsync(row => (Area: row.GetString(0), Week: row.GetString(1), Count: row.GetInt32(2))))
                .ToDictionary(r => (r.Area, r.Week), r => r.Count),
            (await NextAsync(row => row.GetFieldValue<long[]>(0))).FirstOrDefault(),
            await NextAsync(row => new OrganisationReports(
                row.GetString(0), Text(row, 1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4) > 0,
                Silent: row.GetInt32(2) + row.GetInt32(3) + row.GetInt32(4) == 0)),
            (await NextAsync(row => Week.Parse(row.GetString(0)))).Cast<Week?>().FirstOrDefault(),
            (await NextAsync(row => new PictureState(row.GetString(0), row.GetInt32(1), row.GetFieldValue<string[]>(2)))).FirstOrDefault() ?? PictureState.New,
            await NextAsync(row => new AgreedVersion(row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2))),
            await NextAsync(row => new LevelRow(row.GetString(0), row.GetString(1), Text(row, 2), row.GetString(3))),
            await NextAsync(row => new NoteRow(
                row.GetString(0),
                new Note(row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5), CanChange: false),
                row.GetGuid(6))),
            await NextAsync(row => new PlannedEvent(
                row.GetString(0), "", row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3))),
            await NextAsync(row => (Week: row.GetString(0), Decision: new DecisionStatus(
                row.GetGuid(1), row.GetString(2), row.GetString(3), "", row.GetString(4), row.GetFieldValue<DateOnly>(5),
                DecisionStates.Of(Text(row, 6)), Text(row, 7)))),
            await NextAsync(SignalRows.Read),
            (await NextAsync(PrioritisedRows.Read)).ToDictionary(row => row.Area, row => row.Mark),
            (await NextAsync(StoredSpots.Read))[0]);

        void Ask(string sql, params object[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            batch.BatchCommands.Add(command);
        }

        async Task<List<T>> NextAsync<T>(Func<NpgsqlDataReader, T> read)
        {
            await reader.NextResultAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct)) rows.Add(read(reader));
            return rows;
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

internal static class DecisionStates
{
    /// <summary>What the picture says of a decision, from the state that FollowUp announced; null when it has announced none.</summary>
    public static string Of(string? intervention) => intervention switch
    {
        null => "unknown",
        "proposed" or "planned" => "planned",
        "done" or "ended" => "done",
        "not-done" => "not-done",
        _ => "ongoing",
    };
}
