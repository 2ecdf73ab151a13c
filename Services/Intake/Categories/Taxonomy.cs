using System.Collections.Concurrent;
using System.Collections.Frozen;
using Est.Intake.Privacy;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Categories;

/// <summary>A category as a kommun uses it.</summary>
/// <param name="Retired">No longer reported under; old reports keep it.</param>
public sealed record KommunCategory(string Code, string Name, double Weight, bool Retired);

/// <summary>What a kommun renamed, weighs otherwise or retired; the rest is as <see cref="DefaultCategories"/>.</summary>
public sealed class CategoryChange : ITenantOwned
{
    public required string Municipality { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required double Weight { get; init; }
    public required bool Retired { get; init; }
}

/// <summary>The categories of one kommun, in the order that forms show them.</summary>
/// <param name="privacy">One of <see cref="PrivacyModes"/>: it rides here because whatever takes a report in asks for its categories.</param>
/// <param name="sources">What each source calls the categories.</param>
public sealed class Taxonomy(
    IReadOnlyList<KommunCategory> categories, string privacy, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sources)
{
    private readonly FrozenDictionary<string, KommunCategory> codes = categories.ToFrozenDictionary(c => c.Code);

    public IReadOnlyList<KommunCategory> Categories => categories;
    public string Privacy => privacy;

    public KommunCategory? Find(string code) => codes.GetValueOrDefault(code);

    /// <summary>The source's codes with the kommun's for them.</summary>
    public IReadOnlyDictionary<string, string> CodesOf(string source) => sources.GetValueOrDefault(source) ?? Nothing;

    /// <summary>The category that a source means by a code: the kommun's own code, or what it says that the source's is.</summary>
    public KommunCategory? Find(string source, string code) => Find(CodesOf(source).GetValueOrDefault(code, code));

    /// <summary>For what is written in the kommun's own codes already, or in those of another source.</summary>
    public Taxonomy WithoutSources() => new(categories, privacy, new Dictionary<string, IReadOnlyDictionary<string, string>>());

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static Taxonomy Of(
        IReadOnlyDictionary<string, KommunCategory> changes, string privacy = PrivacyModes.Mask,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? sources = null) => new(
        [.. DefaultCategories.All.Select(c => changes.GetValueOrDefault(c.Code) ?? new KommunCategory(c.Code, c.Name, c.Weight, Retired: false))],
        privacy, sources ?? new Dictionary<string, IReadOnlyDictionary<string, string>>());
}

/// <summary>
/// The taxonomies of all kommuner, remembered for a short while: every report asks for one, and they change a few times
/// a year. A change is seen by all replicas within that while.
/// </summary>
public sealed class Taxonomies(ServiceDataSources sources, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (Taxonomy Taxonomy, DateTimeOffset ReadAt)> known = new();

    public ValueTask<Taxonomy> OfAsync(string municipality, CancellationToken ct) =>
        known.TryGetValue(municipality, out var entry) && clock.GetUtcNow() - entry.ReadAt < Memory
            ? ValueTask.FromResult(entry.Taxonomy)
            : ReadAsync(municipality, ct);

    /// <summary>The kommun's next report sees what was changed; on other replicas, after the while.</summary>
    public void Forget(string municipality) => known.TryRemove(municipality, out _);

    private async ValueTask<Taxonomy> ReadAsync(string municipality, CancellationToken ct)
    {
        var changes = new Dictionary<string, KommunCategory>();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = connection.Command(
            """
            select code, name, weight, retired, null as mode, null as source from categories where municipality = $1
            union all select null, null, null, null, mode, null from privacy where municipality = $1
            union all select code, category, null, null, null, source from source_codes where municipality = $1
            """, municipality);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var privacy = PrivacyModes.Mask;
        var mapped = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        while (await reader.ReadAsync(ct))
        {
            if (reader.IsDBNull(0)) privacy = reader.GetString(4);
            else if (reader.Text(5) is { } source)
            {
                if (!mapped.TryGetValue(source, out var codes)) mapped[source] = codes = new Dictionary<string, string>();
                ((Dictionary<string, string>)codes)[reader.GetString(0)] = reader.GetString(1);
            }
            else changes[reader.GetString(0)] = new(reader.GetString(0), reader.GetString(1), reader.GetDouble(2), reader.GetBoolean(3));
        }
        var taxonomy = Taxonomy.Of(changes, privacy, mapped);
        known[municipality] = (taxonomy, clock.GetUtcNow());
        return taxonomy;
    }
}
