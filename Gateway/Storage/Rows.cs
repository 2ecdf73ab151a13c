using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.Storage;

/// <summary>A kommun that works with Est.</summary>
public sealed class MunicipalityRow
{
    public required string Code { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>An actor (aktör) in a kommun, or <c>all</c> for one that sends feeds for every kommun.</summary>
public sealed class OrganisationRow : ITenantOwned
{
    public required Guid Id { get; init; }
    public required string Municipality { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public bool Active { get; init; } = true;
    public int Revision { get; init; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What is kept of an integration key: enough to recognise it, not enough to use it.</summary>
public sealed class KeyRow : ITenantOwned
{
    public required Guid Id { get; init; }
    public required string Municipality { get; init; }
    public required Guid OrganisationId { get; set; }
    public required string Source { get; init; }
    public required string[] Roles { get; init; }
    public required string[] Scopes { get; init; }
    public required string Prefix { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A person who works with Est in a kommun. Who works in several has a row in each.</summary>
public sealed class MemberRow : ITenantOwned
{
    public required Guid Id { get; init; }
    public required string Municipality { get; init; }
    public required Guid OrganisationId { get; set; }
    public required string Email { get; set; }
    public required string Name { get; set; }
    public required string Title { get; set; }
    public required string[] Roles { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The provider, and the person's id there; null until the first sign-in.</summary>
    public string? Issuer { get; init; }

    public string? Subject { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? LastSeenAt { get; init; }
}

/// <summary>A person who is signed in, in one browser. The cookie holds the id, the database its hash.</summary>
public sealed class SessionRow
{
    public required byte[] IdHash { get; init; }
    public Guid PublicId { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>A key that passports are signed with.</summary>
public sealed class SigningKeyRow
{
    public required string Id { get; init; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS#8, encrypted (see <c>SecretProtection</c>).</summary>
    public required byte[] ProtectedPrivateKey { get; init; }

    public required DateTimeOffset ActiveFrom { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
