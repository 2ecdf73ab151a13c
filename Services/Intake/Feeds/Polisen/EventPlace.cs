using System.Collections.Frozen;
using Est.ServiceDefaults.Municipalities;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// Where an event happened, as far as the police say: a kommun, a county (län), or a place that we do not know. The
/// coordinates they send are the middle of that kommun or county, never the place itself, and are not used.
/// </summary>
/// <param name="Municipality">Kommun code; null for a county or an unknown place.</param>
/// <param name="County">County code; null for a kommun or an unknown place.</param>
public readonly record struct EventPlace(string? Municipality, string? County)
{
    public static EventPlace Unknown => default;

    /// <summary>Names that are no longer, or not quite, a kommun's or county's own.</summary>
    private static readonly (string Name, EventPlace Place)[] Aliases =
    [
        ("Malung", new("2023", null)),                        // Malung-Sälen since 1 January 2008
        ("Falu", new("2080", null)),                          // the kommun of Falun names itself so
        ("Region Gotland", new("0980", null)),                // the kommun's name since 2011; "Gotlands län" stays a county
        ("Kopparbergs län", new(null, "20")),                 // Dalarnas län since 1 January 1997
        ("Kristianstads län", new(null, "12")),               // Skåne län since 1 January 1997
        ("Malmöhus län", new(null, "12")),
        ("Göteborgs och Bohus län", new(null, "14")),         // Västra Götalands län since 1 January 1998
        ("Skaraborgs län", new(null, "14")),
        ("Älvsborgs län", new(null, "14")),
    ];

    private static readonly FrozenDictionary<string, EventPlace> Places =
        Municipalities.All.Select(m => (m.Name, Place: new EventPlace(m.Code, null)))
            .Concat(Municipalities.All.DistinctBy(m => m.CountyCode).Select(m => (Name: m.County, Place: new EventPlace(null, m.CountyCode))))
            .Concat(Aliases)
            .ToFrozenDictionary(p => Key(p.Name), p => p.Place);

    /// <summary>
    /// By the location's name, whatever its letter case, spaces and hyphens ("Upplands väsby", "Dals-ed"), with or without
    /// "kommun" or "stad" ("Malungs kommun").
    /// </summary>
    public static EventPlace Of(string location)
    {
        var key = Key(location);
        if (Places.TryGetValue(key, out var place)) return place;
        foreach (var suffix in (ReadOnlySpan<string>)["kommun", "stad"])
        {
            if (!key.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var stem = key[..^suffix.Length];
            if (Places.TryGetValue(stem, out place)) return place;
            if (stem.EndsWith('s') && Places.TryGetValue(stem[..^1], out place)) return place;
        }
        return Unknown;
    }

    private static string Key(string name) => string.Concat(name.Normalize().Where(char.IsLetter)).ToLowerInvariant();
}
