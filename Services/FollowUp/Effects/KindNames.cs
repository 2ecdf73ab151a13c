using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;

namespace Est.FollowUp.Effects;

/// <summary>The kinds of interventions by the names that the kommun gives them.</summary>
public sealed class KindNames(IReadOnlyList<Kind> kinds)
{
    private readonly Dictionary<string, string> names = kinds.ToDictionary(kind => kind.Code, kind => kind.Name);

    /// <returns>Null for no kind; the code itself where nobody has named it.</returns>
    public string? Of(string? code) => code is null ? null : names.GetValueOrDefault(code, code);

    public static async Task<KindNames> ReadAsync(FollowUpDb db, CancellationToken ct) => new(await ListKinds.ReadAsync(db, ct));
}
