using System.Collections.Concurrent;
using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.SituationPicture.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Est.SituationPicture.Areas;

/// <summary>The areas of each kommun in the version that is current, built once per version and kept in memory.</summary>
public sealed class AreaMaps(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, AreaMap> maps = new();

    /// <summary>
    /// The current areas, as a transaction that holds the kommun's lock sees them. A kommun that has none yet gets its first
    /// version, the kommun itself, and the other services hear of it.
    /// </summary>
    public async Task<AreaMap> CurrentAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using (var command = transaction.Command("select max(version) from area_versions where municipality = $1", municipality))
        {
            if (await command.ExecuteScalarAsync(ct) is not int version)
                return await ChangeAsync(transaction, municipality, 1, [Area.Root(municipality)], "est", ct);
            if (maps.TryGetValue(municipality, out var known) && known.Version == version) return known;
            return maps[municipality] = new AreaMap(municipality, version, await ReadAsync(transaction, municipality, version, ct));
        }
    }

    /// <summary>Stores a new version and announces it. The caller places the kommun's facts anew.</summary>
    public async Task<AreaMap> ChangeAsync(
        NpgsqlTransaction transaction, string municipality, int version, IReadOnlyList<Area> areas, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var command = transaction.Command(
            """
            with version as (insert into area_versions (municipality, version, created_at, created_by) values ($1, $2, $3, $4))
            insert into areas (municipality, version, code, name, parent, population, valid_from, geometry, neighbours)
            select $1, $2, code, name, parent, population, valid_from, geometry::jsonb, string_to_array(neighbours, ' ')
            from unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::date[], $10::text[], $11::text[])
                as a (code, name, parent, population, valid_from, geometry, neighbours)
            """,
            municipality, version, now, by,
            areas.Select(a => a.Code).ToArray(), areas.Select(a => a.Name).ToArray(), areas.Select(a => a.Parent).ToArray(),
            areas.Select(a => a.Population).ToArray(), areas.Select(a => a.ValidFrom).ToArray(), areas.Select(a => a.Geometry).ToArray(),
            areas.Select(a => string.Join(' ', a.Neighbours)).ToArray()))
            await command.ExecuteNonQueryAsync(ct);
        await transaction.PublishAsync([OutboxRow.Of(new AreasChanged(municipality, now, version,
            [.. areas.Select(a => new AreaDescription(a.Code, a.Name, a.Parent, a.Population, a.ValidFrom, a.ValidTo, a.Neighbours))]))], ct);
        // Not kept in memory yet: the transaction may still roll back.
        return new AreaMap(municipality, version, areas);
    }

    private static async Task<IReadOnlyList<Area>> ReadAsync(NpgsqlTransaction transaction, string municipality, int version, CancellationToken ct)
    {
        var areas = new List<Area>();
        await using var command = transaction.Command(
            """
            select code, name, parent, population, valid_from, valid_to, geometry::text, neighbours
            from areas where municipality = $1 and version = $2 order by parent is null desc, code
            """, municipality, version);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            areas.Add(new Area
            {
                Municipality = municipality,
                Version = version,
                Code = reader.GetString(0),
                Name = reader.GetString(1),
                Parent = reader.IsDBNull(2) ? null : reader.GetString(2),
                Population = reader.IsDBNull(3) ? null : reader.GetInt32(3),
                ValidFrom = reader.GetFieldValue<DateOnly>(4),
                ValidTo = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5),
                Geometry = reader.IsDBNull(6) ? null : reader.GetString(6),
                Neighbours = reader.GetFieldValue<string[]>(7),
            });
        }
        return areas;
    }
}
