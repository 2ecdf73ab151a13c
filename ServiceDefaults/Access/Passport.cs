using System.Security.Claims;

namespace Est.ServiceDefaults.Access;

/// <summary>
/// Who is asking, as the gateway vouches for it: a JWT signed with ES256 that lives for a minute. Services accept nothing else.
/// </summary>
/// <param name="Subject">Id of the person or the integration key.</param>
/// <param name="Municipality">Four-digit code, or <c>all</c> for feeds.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Source">Name of the integration's source; <c>formular</c> for a person.</param>
/// <param name="Session">Which of the person's sessions it is, by the id that may be shown; null for a machine.</param>
public sealed record Passport(
    string Subject,
    string Name,
    string Municipality,
    Guid OrganisationId,
    string Organisation,
    string Source,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Scopes,
    string? Session = null)
{
    public const string Issuer = "est-gateway";
    public const string Audience = "est-services";
    public const string AllMunicipalities = "all";

    public static class Claim
    {
        public const string Municipality = "municipality";
        public const string Organisation = "organisation";
        public const string OrganisationId = "organisation_id";
        public const string Source = "source";
        public const string Role = "roles";
        public const string Scope = "scopes";
        public const string Session = "session";
    }

    public bool HasRole(params string[] anyOf) => Roles.Any(anyOf.Contains);

    /// <summary>The members of the JWT, as the gateway signs them.</summary>
    public Dictionary<string, object> ToClaims()
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = Subject,
            ["name"] = Name,
            [Claim.Municipality] = Municipality,
            [Claim.OrganisationId] = OrganisationId.ToString(),
            [Claim.Organisation] = Organisation,
            [Claim.Source] = Source,
            [Claim.Role] = Roles.ToArray(),
            [Claim.Scope] = Scopes.ToArray(),
        };
        if (Session is not null) claims[Claim.Session] = Session;
        return claims;
    }

    /// <exception cref="InvalidOperationException">The principal does not come from a passport.</exception>
    public static Passport Of(ClaimsPrincipal principal)
    {
        return new Passport(
            One("sub"), One("name"), One(Claim.Municipality), Guid.Parse(One(Claim.OrganisationId)), One(Claim.Organisation), One(Claim.Source),
            [.. principal.FindAll(Claim.Role).Select(c => c.Value)], [.. principal.FindAll(Claim.Scope).Select(c => c.Value)],
            principal.FindFirst(Claim.Session)?.Value);

        string One(string type) => principal.FindFirst(type)?.Value
            ?? throw new InvalidOperationException($"The passport lacks '{type}'.");
    }
}
