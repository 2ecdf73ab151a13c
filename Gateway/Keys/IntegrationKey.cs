using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Keys;

/// <summary>An integration key as the gateway remembers it.</summary>
internal sealed class IntegrationKey(IntegrationKey.Stored stored) : Caller
{
    /// <summary>The key and its organisation as they stand in the database.</summary>
    public sealed record Stored(
        Guid Id, string Prefix, byte[] SecretHash, string Municipality, string Source, string[] Roles, string[] Scopes,
        DateTimeOffset? ExpiresAt, Guid OrganisationId, string Organisation, int OrganisationRevision);

    private long lastUsed;
    private long lastWritten;

    public Guid Id => stored.Id;
    public string Prefix => stored.Prefix;
    public byte[] SecretHash => stored.SecretHash;
    public override string? Home => stored.Municipality;
    protected override IEnumerable<string> Roles => stored.Roles;
    protected override IEnumerable<string> Scopes => stored.Scopes;

    public bool IsExpired(DateTimeOffset now) => stored.ExpiresAt <= now;

    public override Passport? PassportFor(string municipality) =>
        stored.Municipality == municipality || stored.Municipality == Passport.AllMunicipalities
            ? new Passport(
                $"key:{stored.Id}", $"{stored.Organisation} ({stored.Source})", municipality,
                stored.OrganisationId, stored.Organisation, stored.Source, stored.Roles, stored.Scopes)
            : null;

    public void Used(DateTimeOffset now) => Volatile.Write(ref lastUsed, now.UtcTicks);

    /// <summary>When the key was last used, if that is not written yet.</summary>
    public DateTimeOffset? UnwrittenUse()
    {
        var used = Volatile.Read(ref lastUsed);
        return used == lastWritten ? null : new DateTimeOffset(used, TimeSpan.Zero);
    }

    public void Written(DateTimeOffset use) => lastWritten = use.UtcTicks;

    /// <summary>True when the database says the same as when this was read, so that its passports may stay in use.</summary>
    public bool IsStill(Stored other) =>
        other.Id == stored.Id && other.ExpiresAt == stored.ExpiresAt && other.OrganisationRevision == stored.OrganisationRevision
        && other.Roles.SequenceEqual(stored.Roles) && other.Scopes.SequenceEqual(stored.Scopes);
}
