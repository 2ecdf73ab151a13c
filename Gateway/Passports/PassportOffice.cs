using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Est.Gateway.Passports;

/// <summary>A passport as it goes into the header <c>Authorization</c>, and until when it is handed out again.</summary>
internal sealed record SignedPassport(string Authorization, DateTimeOffset ReuseUntil);

/// <summary>
/// Signs passports. One lives for a minute and is handed out again for a third of it, so that a busy key costs a
/// signature every 20 seconds, and a slow request still arrives with 40 seconds left.
/// </summary>
internal sealed class PassportOffice(SigningKeys keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Reuse = TimeSpan.FromSeconds(20);
    private static readonly JsonWebTokenHandler Tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The header for the caller's requests in that kommun; null when it has no business there.</summary>
    public string? AuthorizationFor(Caller caller, string municipality)
    {
        var now = clock.GetUtcNow();
        if (caller.Signed.TryGetValue(municipality, out var signed) && now < signed.ReuseUntil) return signed.Authorization;
        if (caller.PassportFor(municipality) is not { } passport) return null;
        signed = new SignedPassport("Bearer " + Sign(passport, now), now + Reuse);
        caller.Signed[municipality] = signed;
        return signed.Authorization;
    }

    private string Sign(Passport passport, DateTimeOffset now) => Tokens.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Passport.Issuer,
        Audience = Passport.Audience,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = passport.ToClaims(),
        SigningCredentials = keys.Current.Credentials,
    });
}
