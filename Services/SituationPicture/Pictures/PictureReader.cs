using System.Text.Json;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.HotSpots;
using Npgsql;

namespace Est.SituationPicture.Pictures;

/// <summary>Pictures as they are asked for: what the counts say now, or what was agreed.</summary>
public sealed class PictureReader(ServiceDataSources sources, SpotWork spots, TimeProvider clock)
{
    /// <summary>The picture that the counts make now, whatever was agreed.</summary>
    /// <param name="reader">Whose notes can be changed; null for a picture that is kept.</param>
    public async Task<Picture> CurrentAsync(string municipality, Week week, Passport? reader, CancellationToken ct)
    {
        var data = await PictureRows.ReadAsync(sources, municipality, week, ct);
        if (data.Spots.IsStale) spots.Ask(municipality, week);
        return data.ToPicture(clock.GetUtcNow(), reader);
    }

    /// <summary>An agreed picture as it was agreed; null when there is no such version.</summary>
    public async Task<Picture?> AgreedAsync(string municipality, Week week, int version, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = new NpgsqlCommand(
            "select document::text from agreed_pictures where municipality = $1 and week = $2 and version = $3", connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = municipality },
                new NpgsqlParameter { Value = week.ToString() },
                new NpgsqlParameter { Value = version },
            },
        };
        return await command.ExecuteScalarAsync(ct) is string document ? JsonSerializer.Deserialize<Picture>(document, JsonSerializerOptions.Web) : null;
    }

    /// <summary>The picture that a request asks for.</summary>
    /// <param name="version">An agreed version; null for what is shown now.</param>
    /// <param name="areas"><c>now</c> for the counts in the areas of today, also of a week that was agreed in others; else as it was agreed then.</param>
    public async Task<Picture?> AskedAsync(string municipality, Week week, int? version, string? areas, Passport? reader, CancellationToken ct) =>
        areas == "now" ? await CurrentAsync(municipality, week, reader, ct)
        : version is { } agreed ? await AgreedAsync(municipality, week, agreed, ct)
        : await ShownAsync(municipality, week, reader, ct);

    /// <summary>What the meeting shows: the latest agreed picture with what has come since, or the one that is being made.</summary>
    public async Task<Picture> ShownAsync(string municipality, Week week, Passport? reader, CancellationToken ct)
    {
        var current = await CurrentAsync(municipality, week, reader, ct);
        if (current.State != States.PictureState.Agreed) return current;
        return await AgreedAsync(municipality, week, current.Version, ct) is { } agreed
            ? agreed with { Versions = current.Versions, LastMeeting = current.LastMeeting, Late = Since(agreed, current) }
            : current;
    }

    private static LateReports? Since(Picture agreed, Picture now)
    {
        var before = agreed.Areas.ToDictionary(a => a.Code);
        var areas = now.Areas.Where(a => before.TryGetValue(a.Code, out var then) && then.Total != a.Total)
            .Select(a => new LateArea(a.Code, a.Name, before[a.Code].Total, a.Total)).ToList();
        return areas.Count == 0 && agreed.Total == now.Total ? null : new LateReports(now.Total - agreed.Total, areas);
    }
}
