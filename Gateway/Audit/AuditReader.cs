using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Audit;

/// <summary>
/// The gateway itself, when it fetches a service's audit for someone who may read it. The passport opens that and nothing else: the operator,
/// who reads no reports, can read the audit without being lent a role.
/// </summary>
internal sealed class AuditReader : Caller
{
    public override string? Home => null;
    protected override IEnumerable<string> Roles => [];
    protected override IEnumerable<string> Scopes => [ServiceDefaults.Access.Scopes.Audit];

    public override Passport? PassportFor(string municipality) => new(
        ServiceDefaults.Access.Scopes.Audit, "Est", municipality, Guid.Empty, "Est", ServiceDefaults.Access.Scopes.Audit, [], [ServiceDefaults.Access.Scopes.Audit]);
}
