using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Sessions;

/// <summary>A person who is signed in.</summary>
internal sealed class StaffSession(Person person) : Caller
{
    public Person Person => person;
    public override string? Home => null;
    protected override IEnumerable<string> Roles => person.Memberships.SelectMany(membership => membership.Roles);
    protected override IEnumerable<string> Scopes => [];
    public override Passport? PassportFor(string municipality) => person.PassportFor(municipality);
}
