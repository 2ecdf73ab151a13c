using Microsoft.IdentityModel.Tokens;

namespace Est.Gateway.Passports;

/// <summary>Publishes the public halves of the signing keys (RFC 7517), for the services to verify passports with.</summary>
internal static class Jwks
{
    public sealed record KeySet(IReadOnlyList<Key> Keys);

    public sealed record Key(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);

    public static void MapJwks(this WebApplication app) =>
        app.MapGet("/.well-known/jwks.json", (SigningKeys keys) => new KeySet([.. keys.Valid.Select(Describe)]))
            .WithTags("Access").AllowAnonymous();

    private static Key Describe(SigningKey key) => new(
        "EC", "P-256", Base64UrlEncoder.Encode(key.Public.Q.X), Base64UrlEncoder.Encode(key.Public.Q.Y), key.Id, "ES256", "sig");
}
