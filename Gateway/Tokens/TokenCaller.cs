using Est.Gateway.Callers;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Tokens;

/// <summary>A program that the identity provider vouches for.</summary>
internal sealed class TokenCaller(string client, IReadOnlyList<Membership> memberships) : Caller
{
    private readonly Person program = new($"token:{client}", client, "", memberships);

    public string Client => client;

    /// <summary>A program that works for one kommun means it where the address names none.</summary>
    public override string? Home => memberships is [var only] ? only.Municipality : null;

    protected override IEnumerable<string> Roles => memberships.SelectMany(membership => membership.Roles);
    protected override IEnumerable<string> Scopes => [];

    public override Passport? PassportFor(string municipality) =>
        program.PassportFor(municipality) is { } passport ? passport with { Name = $"{passport.Organisation} ({passport.Source})" } : null;
}
