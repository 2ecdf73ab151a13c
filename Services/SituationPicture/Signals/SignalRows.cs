using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Signals;

/// <summary>The stored signals: replaced as a whole for some weeks, read as pictures and lists show them.</summary>
public static class SignalRows
{
    /// <summary>The signals of the kommun $1 in the weeks $2, newest week first, in each the surest first.</summary>
    public const string OfWeeks =
        """
        select s.id, s.area, coalesce(a.name, s.area), s.category, s.week, s.method, s.expected, s.threshold, s.observed, s.p, s.q, s.history, s.caution, s.also_by, s.is_not, k.name
        from signals s left join kommun_categories k on k.municipality = $1 and k.code = s.category left join areas a on a.municipality = s.municipality and a.code = s.area
            and a.version = (select max(version) from area_versions where municipality = $1)
        where s.municipality = $1 and s.week = any($2)
        order by s.week desc, s.q, s.p, s.area, s.category
        """;

    /// <summary>One row of <see cref="OfWeeks"/>.</summary>
    public static PictureSignal Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(15) ?? DefaultCategories.ByCode(row.GetString(3))?.Name ?? row.GetString(3),
        row.GetString(4), row.GetString(5), row.GetDouble(6), row.GetInt32(7), row.GetInt32(8), row.GetDouble(9), row.GetDouble(10),
        $"{row.GetInt32(11)} weeks", row.GetInt32(11), row.GetString(12), row.GetFieldValue<string[]>(13), row.GetFieldValue<string[]>(14));

    /// <summary>Makes these the signals of the weeks. One that was there keeps its id and the time when it was raised.</summary>
    /// <returns>Those that were not there before, and the weeks of those that are there no more.</returns>
    public static async Task<(IReadOnlyList<(Guid Id, Signal Signal)> Raised, IReadOnlyList<string> Withdrawn)> ReplaceAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<Week> weeks, IReadOnlyList<Signal> signals, DateTimeOffset now, CancellationToken ct)
    {
        var ids = signals.Select(_ => Guid.CreateVersion7()).ToArray();
        await using var command = transaction.Command(
            """
            with found as (
                select * from unnest($4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::float8[], $10::int[], $11::int[], $12::float8[], $13::float8[], $14::int[], $15::text[], $16::text[], $17::text[])
                    as f (week, area, category, id, method, expected, threshold, observed, p, q, history, caution, also_by, is_not)),
            withdrawn as (
                delete from signals s where municipality = $1 and week = any($2)
                    and not exists (select from found f where f.week = s.week and f.area = s.area and f.category = s.category)
                returning week),
            kept as (
                insert into signals (municipality, week, area, category, id, method, expected, threshold, observed, p, q, history, caution, also_by, is_not, raised_at)
                select $1, week, area, category, id, method, expected, threshold, observed, p, q, history, caution,
                    string_to_array(also_by, ' '), string_to_array(is_not, ' '), $3 from found
                on conflict (municipality, week, area, category) do update set
                    method = excluded.method, expected = excluded.expected, threshold = excluded.threshold, observed = excluded.observed, p = excluded.p,
                    q = excluded.q, history = excluded.history, caution = excluded.caution, also_by = excluded.also_by, is_not = excluded.is_not
                returning id)
            select id, null from kept union all select null, week from withdrawn
            """,
            municipality, weeks.Select(w => w.ToString()).ToArray(), now.ToUniversalTime(),
            signals.Select(s => s.Week.ToString()).ToArray(), signals.Select(s => s.Area).ToArray(), signals.Select(s => s.Category).ToArray(), ids,
            signals.Select(s => s.Method).ToArray(), signals.Select(s => s.Expected).ToArray(), signals.Select(s => s.Threshold).ToArray(),
            signals.Select(s => s.Observed).ToArray(), signals.Select(s => s.P).ToArray(), signals.Select(s => s.Q).ToArray(),
            signals.Select(s => s.History).ToArray(), signals.Select(s => s.Caution).ToArray(),
            signals.Select(s => string.Join(' ', s.AlsoBy)).ToArray(), signals.Select(s => string.Join(' ', s.IsNot)).ToArray());
        var (kept, withdrawn) = (new HashSet<Guid>(), new List<string>());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.IsDBNull(0)) withdrawn.Add(reader.GetString(1));
            else kept.Add(reader.GetGuid(0));
        }
        return ([.. ids.Zip(signals).Where(signal => kept.Contains(signal.First))], withdrawn);
    }

    public static async Task<IReadOnlyList<PictureSignal>> ReadAsync(NpgsqlConnection connection, string municipality, string[] weeks, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OfWeeks, connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = weeks } },
        };
        var signals = new List<PictureSignal>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) signals.Add(Read(reader));
        return signals;
    }
}
