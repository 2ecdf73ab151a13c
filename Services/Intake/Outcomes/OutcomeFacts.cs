using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Intake.Outcomes;

/// <summary>What the other services told of a kommun, as far as some reports are concerned.</summary>
/// <param name="Pictures">Agreed versions by week.</param>
/// <param name="Signals">Areas by week and category.</param>
internal sealed record OutcomeFacts(
    string Municipality, ILookup<string, Outcome.Picture> Pictures, ILookup<(string Week, string Category), string> Signals, IReadOnlyList<KnownIntervention> Interventions,
    IReadOnlyDictionary<string, (string Name, string? Parent)> Areas)
{
    /// <summary>The area and those above it, the kommun last; the kommun alone where the area is not known.</summary>
    public IReadOnlySet<string> Upwards(string? area)
    {
        var within = new HashSet<string> { Municipality };
        // A set: a tree that bites its tail ends all the same.
        for (var code = area; code is not null && within.Add(code);) code = Areas.GetValueOrDefault(code).Parent;
        return within;
    }

    public string NameOf(string area) => Areas.TryGetValue(area, out var known) ? known.Name : Municipalities.ByCode(area)?.Name ?? area;

    public static async Task<OutcomeFacts> ReadAsync(NpgsqlConnection connection, string municipality, string[] weeks, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var pictures = await connection.ReadAsync(
            row => new Outcome.Picture(row.GetString(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2)), ct,
            "select week, version, agreed_at from known_pictures where municipality = $1 and week = any($2) order by version", municipality, weeks);
        var signals = await connection.ReadAsync(
            row => (Week: row.GetString(0), Category: row.GetString(1), Area: row.GetString(2)), ct,
            "select week, category, area from known_signals where municipality = $1 and week = any($2)", municipality, weeks);
        var tree = (await connection.ReadAsync(
            row => (Code: row.GetString(0), Name: row.GetString(1), Parent: row.Text(2)), ct,
            "select code, name, parent from areas where municipality = $1", municipality)).ToDictionary(a => a.Code, a => (a.Name, a.Parent));
        var facts = new OutcomeFacts(
            municipality, pictures.ToLookup(p => p.Week), signals.ToLookup(s => (s.Week, s.Category), s => s.Area), [], tree);
        var within = areas.SelectMany(facts.Upwards).Append(municipality).Distinct().ToArray();
        return facts with { Interventions = await KnownIntervention.InAreasAsync(connection, municipality, within, ct) };
    }
}
