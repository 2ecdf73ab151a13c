using Est.Gateway.Administration;
using Est.ServiceDefaults.Municipalities;

namespace Est.Gateway.SignIn;

/// <summary>Whoever has this value in this claim works in that kommun, for that organisation, in that role.</summary>
/// <remarks>A rule with a source is for machines (bearer tokens), one without for people.</remarks>
public sealed record RoleRule
{
    /// <summary>The claim's name; dots lead into objects, as in <c>realm_access.roles</c>.</summary>
    public string Claim { get; init; } = "";

    public string Value { get; init; } = "";
    public string Municipality { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Kind { get; init; } = "kommun";
    public string Role { get; init; } = "";

    /// <summary>What a machine's reports come from, e.g. <c>felanmalan</c>.</summary>
    public string? Source { get; init; }

    internal string? Error() =>
        Claim.Length == 0 || Value.Length == 0 ? "Claim and Value are needed."
        : Municipalities.ByCode(Municipality) is null ? "Municipality must be the four-digit code of a kommun."
        : string.IsNullOrWhiteSpace(Organisation) ? "Organisation is missing."
        : !Organisations.Kinds.Contains(Kind) ? $"Kind must be one of {string.Join(", ", Organisations.Kinds)}."
        : !ServiceDefaults.Access.Roles.All.Contains(Role) ? $"Role must be one of {string.Join(", ", ServiceDefaults.Access.Roles.All)}."
        : null;

    /// <summary>
    /// Where the claims let their bearer work: one place in a kommun, as one organisation. Rules are read in order; the first that fits in a
    /// kommun names the organisation (and source), and later ones for the same add their roles.
    /// </summary>
    internal static IReadOnlyList<Place> PlacesOf(IEnumerable<RoleRule> rules, Claims claims, bool isMachine) =>
        [.. rules.Where(rule => rule.Source is not null == isMachine && claims.Has(rule.Claim, rule.Value))
            .GroupBy(rule => rule.Municipality)
            .Select(own => own.GroupBy(rule => (Organisation: rule.Organisation.Trim(), rule.Kind, rule.Source)).First())
            .Select(rules => new Place(
                rules.First().Municipality, rules.Key.Organisation, rules.Key.Kind, rules.Key.Source, [.. rules.Select(rule => rule.Role).Distinct()]))];
}

/// <summary>An organisation in a kommun, by name, and the roles there.</summary>
internal sealed record Place(string Municipality, string Organisation, string Kind, string? Source, IReadOnlyList<string> Roles);
