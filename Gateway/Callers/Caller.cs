using System.Collections.Concurrent;
using System.Security.Claims;
using Est.Gateway.Passports;
using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication;

namespace Est.Gateway.Callers;

/// <summary>
/// Someone the gateway recognised: an integration key, a person's session, or the operator. Lives as long as the gateway
/// remembers it, so that a request costs neither a query nor a signature.
/// </summary>
public abstract class Caller
{
    /// <summary>The role of whoever runs the installation: administers access in all kommuner, and nothing else.</summary>
    public const string Operator = "operator";

    private Task<AuthenticateResult>? recognised;

    /// <summary>Roles in any kommun; which of them count where is in the passport.</summary>
    protected abstract IEnumerable<string> Roles { get; }

    protected abstract IEnumerable<string> Scopes { get; }

    /// <summary>The kommun that an address without one means: that of an integration key. Null for people.</summary>
    public abstract string? Home { get; }

    internal ConcurrentDictionary<string, SignedPassport> Signed { get; } = new();

    /// <summary>What the services shall know of the caller in that kommun; null when it has no business there.</summary>
    public abstract Passport? PassportFor(string municipality);

    internal Task<AuthenticateResult> Recognised => recognised ??= Task.FromResult(AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new Identity(this, Roles, Scopes)), CallerAuthentication.Name)));

    internal static Caller? Of(HttpContext context) => (context.User.Identity as Identity)?.Caller;

    private sealed class Identity(Caller caller, IEnumerable<string> roles, IEnumerable<string> scopes) : ClaimsIdentity(
        [.. roles.Distinct().Select(role => new Claim(Passport.Claim.Role, role)), .. scopes.Distinct().Select(scope => new Claim(Passport.Claim.Scope, scope))],
        CallerAuthentication.Name)
    {
        public Caller Caller => caller;
    }
}
