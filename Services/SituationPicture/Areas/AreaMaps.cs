using System.Collections.Concurrent;
using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Est.SituationPicture.Areas;

/// <summary>The versions of a kommun's areas in which some facts are counted.</summary>
public sealed record CountedIn(IReadOnlyDictionary<int, AreaMap> ByVersion)
{
    /// <summary>The areas in which a fact is counted: its own and those above it.</summary>
    public IReadOnlyList<string> Upwards(Fact fact) => ByVersion[fact.AreasVersion].Upwards(fact.Area);
}

/// <summary>The areas of each kommun in the version that is current, built once per version and kept in memory.</summary>
public sealed class AreaMaps(TimeProvider clock)
{
    private const int MostEarlier = 300;
    private readonly ConcurrentDictionary<string, AreaMap> maps = new();
    private readonly ConcurrentDictionary<(string Municipality, int Version), AreaMap> earlier = new();

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

    /// <summary>The versions in which these facts are counted.</summary>
    public async Task<CountedIn> CountedInAsync(NpgsqlTransaction transaction, string municipality, IEnumerable<Fact> facts, CancellationToken ct)
    {
        var versions = new Dictionary<int, AreaMap>();
        foreach (var version in facts.Select(f => f.AreasVersion).Distinct())
        {
            if (!(maps.TryGetValue(municipality, out var map) && map.Version == version) && !earlier.TryGetValue((municipality, version), out map))
            {
                // Few are asked for, and only until their facts have moved on.
                if (earlier.Count >= MostEarlier) earlier.Clear();
                map = earlier[(municipality, version)] = new AreaMap(municipality, version, await ReadAsync(transaction, municipality, version, ct));
            }
            versions.Add(version, map);
        }
        return new CountedIn(versions);
    }

    /// <summary>Stores a new version and announces it. A job moves the kommun's facts to it.</summary>
    public async Task<AreaMap> ChangeAsync(
        NpgsqlTransaction transaction, string municipality, int version, IReadOnlyList<Area> areas, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var command = transaction.Command(
            """
            with version as (insert into area_versions (municipality, version, created_at, created_by) values ($1, $2, $3, $4))
            insert into areas (municipality, version, code, name, parent, population, valid_from, valid_to, geometry, neighbours)
            select $1, $2, code, name, parent, population, valid_from, valid_to, geometry::jsonb, string_to_array(neighbours, ' ')
            from unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::date[], $10::date[], $11::text[], $12::text[])
                as a (code, name, parent, population, valid_from, valid_to, geometry, neighbours)
            """,
            municipality, version, now, by,
            areas.Select(a => a.Code).ToArray(), areas.Select(a => a.Name).ToArray(), areas.Select(a => a.Parent).ToArray(),
            areas.Select(a => a.Population).ToArray(), areas.Select(a => a.ValidFrom).ToArray(), areas.Select(a => a.ValidTo).ToArray(), areas.Select(a => a.Geometry).ToArray(),
            areas.Select(a => string.Join(' ', a.Neighbours)).ToArray()))
            await command.ExecuteNonQueryAsync(ct);
        await transaction.PublishAsync([OutboxRow.Of(new AreasChanged(municipality, now, version,
            [.. areas.Select(a => new AreaDescription(a.Code, a.Name, a.Parent, a.Population, a.ValidFrom, a.ValidTo, a.Neighbours, a.SquareKilometres))]))], ct);
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
