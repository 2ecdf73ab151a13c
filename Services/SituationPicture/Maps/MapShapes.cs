using System.Collections.Concurrent;
using System.Text;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Npgsql;

namespace Est.SituationPicture.Maps;

/// <summary>The outlines of one version of a kommun's areas, as GeoJSON ready to be sent.</summary>
public sealed record AreaShapes(int Version, IReadOnlyDictionary<string, (byte[] Json, Envelope Box)> ByCode)
{
    /// <summary>Null for an area that has no polygon, or that the version does not have.</summary>
    public byte[]? Find(string code) => ByCode.GetValueOrDefault(code).Json;

    public Envelope? BoxOf(string code) => ByCode.GetValueOrDefault(code).Box;
}

/// <summary>
/// Outlines for maps: simplified and written once per version, and then kept. Of each kommun the version that was asked for last is kept.
/// </summary>
public sealed class MapShapes(ServiceDataSources sources)
{
    /// <summary>Degrees: some two metres, which no map of a kommun shows, and a share of the corners that a surveyor sets.</summary>
    private const double Tolerance = 2e-5;

    /// <summary>1e-5 degrees are about a metre.</summary>
    private const int Decimals = 5;

    private readonly ConcurrentDictionary<string, AreaShapes> kept = new();

    /// <summary>Those of a version; none of version 0, which a kommun has until someone gives it areas.</summary>
    public async Task<AreaShapes> OfAsync(string municipality, int version, CancellationToken ct)
    {
        if (kept.TryGetValue(municipality, out var known) && known.Version == version) return known;
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var shapes = new Dictionary<string, (byte[], Envelope)>();
        await using var command = new NpgsqlCommand(
            "select code, geometry::text from areas where municipality = $1 and version = $2 and geometry is not null", connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = version } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var shape = GeoJson.Read(reader.GetString(1));
            shapes.Add(reader.GetString(0), (Written(shape), shape.EnvelopeInternal));
        }
        return kept[municipality] = new AreaShapes(version, shapes);
    }

    /// <summary>The geometry with fewer and shorter positions.</summary>
    private static byte[] Written(Geometry shape) =>
        Encoding.UTF8.GetBytes(GeoJson.Text(TopologyPreservingSimplifier.Simplify(shape, Tolerance), Decimals));
}
