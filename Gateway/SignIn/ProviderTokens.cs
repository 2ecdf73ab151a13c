using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Est.Gateway.SignIn;

/// <summary>A token whose signature, issuer, audience and lifetime were found right.</summary>
internal sealed record ProvenToken(Claims Claims, DateTimeOffset ExpiresAt);

/// <summary>Checks tokens of the identity provider. What is wrong with one is said to the log and to nobody else.</summary>
internal sealed partial class ProviderTokens(Provider provider, TimeProvider clock, ILogger<ProviderTokens> log)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <summary>Signatures that only the provider can make: none, and those by a shared secret, are not among them.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Null when it is not to be trusted.</summary>
    public async Task<ProvenToken?> ProveAsync(string token, string audience, CancellationToken ct)
    {
        if (await provider.DescribeAsync(ct) is not { } configuration) return null;
        var result = await ValidateAsync(token, audience, configuration);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException
            && await provider.AskAsync(configuration, ct) is { } renewed && renewed != configuration)
            result = await ValidateAsync(token, audience, renewed);
        if (!result.IsValid)
        {
            NotTrusted(log, result.Exception.GetType().Name);
            return null;
        }
        var jwt = (JsonWebToken)result.SecurityToken;
        using var payload = JsonDocument.Parse(Base64UrlEncoder.Decode(jwt.EncodedPayload));
        return new ProvenToken(Claims.Of(payload.RootElement), jwt.ValidTo);
    }

    private Task<TokenValidationResult> ValidateAsync(string token, string audience, OpenIdConnectConfiguration configuration) =>
        Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = audience,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                clock.GetUtcNow().UtcDateTime is var now && (notBefore is null || notBefore <= now + Skew) && now - Skew < expires,
        });

    [LoggerMessage(LogLevel.Information, "A token of the identity provider was not trusted: {Reason}")]
    private static partial void NotTrusted(ILogger log, string reason);
}
