using Est.ServiceDefaults.Categories;
using Est.SituationPicture.Pictures;
using Npgsql;

namespace Est.SituationPicture.Signals;

/// <summary>Reads stored signals as pictures and lists show them.</summary>
public static class SignalRows
{
    /// <summary>The signals of the kommun $1 in the weeks $2, newest week first, in each the surest first.</summary>
    public const string OfWeeks =
        """
        select s.id, s.area, coalesce(a.name, s.area), s.category, s.week, s.method, s.expected, s.threshold, s.observed, s.p, s.q, s.history, s.caution, s.also_by, s.is_not
        from signals s left join areas a on a.municipality = s.municipality and a.code = s.area
            and a.version = (select max(version) from area_versions where municipality = $1)
        where s.municipality = $1 and s.week = any($2)
        order by s.week desc, s.q, s.p, s.area, s.category
        """;

    /// <summary>One row of <see cref="OfWeeks"/>.</summary>
    public static PictureSignal Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), DefaultCategories.ByCode(row.GetString(3))?.Name ?? row.GetString(3),
        row.GetString(4), row.GetString(5), row.GetDouble(6), row.GetInt32(7), row.GetInt32(8), row.GetDouble(9), row.GetDouble(10),
        $"{row.GetInt32(11)} weeks", row.GetInt32(11), row.GetString(12), row.GetFieldValue<string[]>(13), row.GetFieldValue<string[]>(14));

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
