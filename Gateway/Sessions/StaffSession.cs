using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Sessions;

/// <summary>A person who is signed in.</summary>
/// <param name="id">Names the session to others, and opens nothing.</param>
/// <param name="issuer">The identity provider; <see cref="DemoPeople.Issuer"/> in a demonstration.</param>
internal sealed class StaffSession(Person person, Guid id, string issuer) : Caller
{
    public Guid Id => id;
    public string Issuer => issuer;
    public Person Person => person;
    public override string? Home => null;
    protected override IEnumerable<string> Roles => person.Memberships.SelectMany(membership => membership.Roles);
    protected override IEnumerable<string> Scopes => [];
    public override Passport? PassportFor(string municipality) => person.PassportFor(municipality) is { } passport ? passport with { Session = id.ToString() } : null;
}
