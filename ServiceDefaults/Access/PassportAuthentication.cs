using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Est.ServiceDefaults.Access;

/// <summary>Verifies the passport in <c>Authorization: Bearer</c>. A verified passport is remembered until it expires.</summary>
internal sealed class PassportAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    PassportKeys keys, PassportAuthentication.Verified verified, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Passport";
    private const string Prefix = "Bearer ";
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var token = header[Prefix.Length..];
        var now = clock.GetUtcNow();
        if (verified.Find(token, now) is { } known) return Success(known);

        JsonWebToken jwt;
        try
        {
            jwt = Tokens.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return AuthenticateResult.Fail("The passport is not a JWT.");
        }
        if (await keys.FindAsync(jwt.Kid ?? "", Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("The passport is signed with an unknown key.");
        var result = await Tokens.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = Passport.Issuer,
            ValidAudience = Passport.Audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(5),
            LifetimeValidator = (notBefore, expires, _, parameters) =>
                notBefore - parameters.ClockSkew <= now.UtcDateTime && now.UtcDateTime < expires + parameters.ClockSkew,
            NameClaimType = "name",
            RoleClaimType = Passport.Claim.Role,
        });
        if (!result.IsValid) return AuthenticateResult.Fail("The passport is not valid.");
        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        verified.Remember(token, principal, jwt.ValidTo, now);
        return Success(principal);
    }

    private static AuthenticateResult Success(ClaimsPrincipal principal) =>
        AuthenticateResult.Success(new AuthenticationTicket(principal, Name));

    /// <summary>Passports whose signature was checked already: one key's requests within a minute carry the same one.</summary>
    internal sealed class Verified
    {
        private const int Most = 10_000;
        private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTime Expires)> passports = new();

        public ClaimsPrincipal? Find(string token, DateTimeOffset now) =>
            passports.TryGetValue(token, out var entry) && now.UtcDateTime < entry.Expires ? entry.Principal : null;

        public void Remember(string token, ClaimsPrincipal principal, DateTime expires, DateTimeOffset now)
        {
            if (passports.Count >= Most)
            {
                foreach (var (old, entry) in passports)
                    if (entry.Expires <= now.UtcDateTime) passports.TryRemove(old, out _);
                if (passports.Count >= Most) passports.Clear();
            }
            passports[token] = (principal, expires);
        }
    }
}
