using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Est.Gateway.Passports;

/// <summary>One ES256 key. Without <see cref="Credentials"/> its private half cannot be read, and it is only published.</summary>
internal sealed class SigningKey
{
    public SigningKey(string id, byte[] publicKey, byte[]? privateKey, DateTimeOffset activeFrom, DateTimeOffset expiresAt)
    {
        (Id, ActiveFrom, ExpiresAt) = (id, activeFrom, expiresAt);
        using (var open = ECDsa.Create())
        {
            open.ImportSubjectPublicKeyInfo(publicKey, out _);
            Public = open.ExportParameters(includePrivateParameters: false);
        }
        if (privateKey is null) return;
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(privateKey, out _);
        Credentials = new SigningCredentials(new ECDsaSecurityKey(pair) { KeyId = id }, SecurityAlgorithms.EcdsaSha256);
    }

    public string Id { get; }
    public DateTimeOffset ActiveFrom { get; }
    public DateTimeOffset ExpiresAt { get; }
    public ECParameters Public { get; }
    public SigningCredentials? Credentials { get; }
}
