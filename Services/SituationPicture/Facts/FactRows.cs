using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Facts;

/// <summary>Facts in the database, many at a time.</summary>
public static class FactRows
{
    private const string Columns =
        "report_id, revision, kind, category, severity, occurred_from, occurred_to, precision, lon, lat, area_code, area, organisation, source, retracted, areas_version";

    /// <summary>Those of the reports that are known already.</summary>
    public static async Task<Dictionary<Guid, Fact>> ReadAsync(
        NpgsqlTransaction transaction, string municipality, Guid[] reports, CancellationToken ct)
    {
        var facts = new Dictionary<Guid, Fact>();
        await using var command = transaction.Command(
            $"select {Columns} from facts where municipality = $1 and report_id = any($2)", municipality, reports);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var fact = Read(reader, municipality);
            facts.Add(fact.ReportId, fact);
        }
        return facts;
    }

    /// <summary>Every fact of the kommun, as it is read.</summary>
    public static async IAsyncEnumerable<Fact> ReadAllAsync(
        NpgsqlTransaction transaction, string municipality, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = transaction.Command($"select {Columns} from facts where municipality = $1", municipality);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return Read(reader, municipality);
    }

    /// <summary>Adds facts and replaces those of a lower revision.</summary>
    /// <param name="table">Another of the same columns, for facts that are only being gathered.</param>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<Fact> facts, CancellationToken ct, string table = "facts")
    {
        await using var command = transaction.Command(
            $"""
            insert into {table} as f (municipality, {Columns})
            select $1, * from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::smallint[], $7::timestamptz[], $8::timestamptz[], $9::text[],
                $10::float8[], $11::float8[], $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[], $17::int[])
            on conflict (municipality, report_id) do update set
                ({Columns}) = (select excluded.report_id, excluded.revision, excluded.kind, excluded.category, excluded.severity,
                    excluded.occurred_from, excluded.occurred_to, excluded.precision, excluded.lon, excluded.lat, excluded.area_code,
                    excluded.area, excluded.organisation, excluded.source, excluded.retracted, excluded.areas_version)
            where f.revision < excluded.revision
            """,
            municipality, Each(f => f.ReportId), Each(f => f.Revision), Each(f => f.Kind), Each(f => f.Category), Each(f => f.Severity),
            Each(f => f.OccurredFrom), Each(f => f.OccurredTo), Each(f => f.Precision), Each(f => f.Lon), Each(f => f.Lat),
            Each(f => f.AreaCode), Each(f => f.Area), Each(f => f.Organisation), Each(f => f.Source), Each(f => f.Retracted), Each(f => f.AreasVersion));
        await command.ExecuteNonQueryAsync(ct);

        T[] Each<T>(Func<Fact, T> member)
        {
            var values = new T[facts.Count];
            for (var i = 0; i < values.Length; i++) values[i] = member(facts[i]);
            return values;
        }
    }

    /// <summary>The next facts in the order of their ids.</summary>
    /// <param name="after">Null for the first.</param>
    public static async Task<List<Fact>> ReadPageAsync(
        NpgsqlTransaction transaction, string municipality, Guid? after, int count, CancellationToken ct)
    {
        var facts = new List<Fact>(count);
        await using var command = transaction.Command(
            $"select {Columns} from facts where municipality = $1 and report_id > $2 order by report_id limit $3",
            municipality, after ?? Guid.Empty, count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) facts.Add(Read(reader, municipality));
        return facts;
    }

    /// <summary>Moves facts to other areas.</summary>
    /// <param name="version">The version that has these areas.</param>
    public static async Task MoveAsync(
        NpgsqlTransaction transaction, string municipality, int version, IReadOnlyList<(Guid Report, string Area)> moves, CancellationToken ct)
    {
        await using var command = transaction.Command(
            """
            update facts f set area = m.area, areas_version = $4 from unnest($2::uuid[], $3::text[]) as m (report_id, area)
            where f.municipality = $1 and f.report_id = m.report_id
            """,
            municipality, moves.Select(m => m.Report).ToArray(), moves.Select(m => m.Area).ToArray(), version);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Fact Read(NpgsqlDataReader row, string municipality) => new()
    {
        Municipality = municipality,
        ReportId = row.GetGuid(0),
        Revision = row.GetInt32(1),
        Kind = row.GetString(2),
        Category = row.GetString(3),
        Severity = row.GetInt16(4),
        OccurredFrom = row.GetFieldValue<DateTimeOffset>(5),
        OccurredTo = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        Precision = row.GetString(7),
        Lon = row.IsDBNull(8) ? null : row.GetDouble(8),
        Lat = row.IsDBNull(9) ? null : row.GetDouble(9),
        AreaCode = row.IsDBNull(10) ? null : row.GetString(10),
        Area = row.GetString(11),
        Organisation = row.GetString(12),
        Source = row.GetString(13),
        Retracted = row.GetBoolean(14),
        AreasVersion = row.GetInt32(15),
    };
}
