using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Est.ServiceDefaults.Storage;

/// <summary>
/// Keeps what a stolen copy of the database must not show: AES-256-GCM under a key derived (HKDF) from the database owner's password, which all replicas have
/// and the database has not. Format: nonce (12 bytes), tag (16 bytes), ciphertext.
/// </summary>
/// <param name="purpose">Each purpose has a key of its own, e.g. <c>est:webhook-secrets</c>.</param>
public sealed class SecretProtection(DatabaseRoles database, string purpose)
{
    private const int NonceSize = 12, TagSize = 16;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(new NpgsqlConnectionStringBuilder(database.Owner).Password ?? ""), 32,
        info: Encoding.UTF8.GetBytes(purpose));

    public byte[] Protect(ReadOnlySpan<byte> secret)
    {
        var whole = new byte[NonceSize + TagSize + secret.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(whole.AsSpan(0, NonceSize), secret, whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize));
        return whole;
    }

    /// <summary>Null when it was protected under another password, or changed since.</summary>
    public byte[]? Unprotect(byte[] whole)
    {
        if (whole.Length < NonceSize + TagSize) return null;
        var secret = new byte[whole.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(whole.AsSpan(0, NonceSize), whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The same for the same text, and not to be made without the password.</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> text) => HMACSHA256.HashData(key, text);
}
