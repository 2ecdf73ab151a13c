using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Effects;

/// <summary>An area as answers name it.</summary>
public sealed record NamedArea(string Code, string Name);

/// <summary>The kommun's areas: what lies in what, and what borders on what.</summary>
public sealed class AreaTree(IEnumerable<KnownArea> areas)
{
    private readonly Dictionary<string, KnownArea> known = areas.ToDictionary(a => a.Code);

    /// <summary>The kommun itself not among them.</summary>
    public IEnumerable<string> Codes => known.Values.Where(a => a.Parent is not null).Select(a => a.Code).Order(StringComparer.Ordinal);

    public NamedArea Named(string code) => new(code, known.TryGetValue(code, out var area) ? area.Name : code);

    public bool Has(string code) => known.ContainsKey(code);

    /// <summary>The same area, or one that lies in the other: their reports are in part the same.</summary>
    public bool Overlap(string one, string other) => LiesIn(one, other) || LiesIn(other, one);

    /// <summary>Without areas that lie in another of them, whose reports hold theirs.</summary>
    public IReadOnlyList<string> Outermost(IEnumerable<string> codes)
    {
        var all = codes.Where(Has).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. all.Where(code => !all.Any(other => other != code && LiesIn(code, other)))];
    }

    /// <summary>Areas that share a border with one of them and no ground.</summary>
    public IReadOnlyList<string> Around(IReadOnlyList<string> codes) =>
        Outermost(codes.SelectMany(code => known[code].Neighbours).Where(near => Has(near) && !codes.Any(code => Overlap(code, near))));

    private bool LiesIn(string inner, string outer)
    {
        for (var at = inner; at is not null; at = known.GetValueOrDefault(at)?.Parent)
            if (at == outer) return true;
        return false;
    }

    public static async Task<AreaTree> ReadAsync(ServiceDb db, CancellationToken ct) => new(await db.Set<KnownArea>().AsNoTracking().ToListAsync(ct));
}
