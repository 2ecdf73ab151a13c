using System.Security.Cryptography;
using System.Text;
using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Est.Testing;

/// <summary>Stands where the gateway stands: mints passports with a key of its own and publishes the key's public half.</summary>
public sealed class PassportOffice : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler Tokens = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256), otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly ECDsaSecurityKey signingKey, otherSigningKey;
    private readonly WebApplication app;

    private PassportOffice()
    {
        signingKey = new ECDsaSecurityKey(key) { KeyId = Guid.NewGuid().ToString("N") };
        otherSigningKey = new ECDsaSecurityKey(otherKey) { KeyId = Guid.NewGuid().ToString("N") };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/jwks.json", () => TypedResults.Json(new { keys = new[] { PublicKey(signingKey, "P-256", "ES256"), PublicKey(otherSigningKey, "P-384", "ES384") } }));
    }

    /// <summary>What a service is given as <c>Est:Passports:Jwks</c>.</summary>
    public string Jwks => app.Urls.Single() + "/.well-known/jwks.json";

    /// <summary>A key that is published among the others, of an algorithm that passports are not signed with.</summary>
    public SigningCredentials OfAnotherAlgorithm => new(otherSigningKey, SecurityAlgorithms.EcdsaSha384);

    public static async Task<PassportOffice> OpenAsync()
    {
        var office = new PassportOffice();
        await office.app.StartAsync();
        return office;
    }

    /// <summary>The token for <c>Authorization: Bearer</c>.</summary>
    /// <param name="otherwise">Makes it otherwise than an office should.</param>
    public string Issue(Passport passport, TimeSpan? lifetime = null, Action<SecurityTokenDescriptor>? otherwise = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Passport.Issuer,
            Audience = Passport.Audience,
            Claims = passport.ToClaims(),
            NotBefore = DateTime.UtcNow.AddMinutes(-1),
            IssuedAt = DateTime.UtcNow.AddMinutes(-1),
            Expires = DateTime.UtcNow.Add(lifetime ?? TimeSpan.FromHours(1)),
            SigningCredentials = new SigningCredentials(signingKey, SecurityAlgorithms.EcdsaSha256),
        };
        otherwise?.Invoke(token);
        return Tokens.CreateToken(token);
    }

    /// <summary>A passport for one role. The same organisation name gives the same organisation.</summary>
    public static Passport Of(string municipality, string role, string organisation = "Degerforsbyggen", string source = "felanmalan", params string[] scopes) => new(
        "test-" + role, "Test " + role, municipality, IdOf(organisation), organisation, source, [role], scopes);

    public static Guid IdOf(string organisation) => new(SHA256.HashData(Encoding.UTF8.GetBytes(organisation)).AsSpan(0, 16));

    private static Dictionary<string, string> PublicKey(ECDsaSecurityKey key, string curve, string algorithm)
    {
        var point = key.ECDsa.ExportParameters(false).Q;
        return new()
        {
            ["kty"] = "EC",
            ["crv"] = curve,
            ["alg"] = algorithm,
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }
}
