using System.Security.Cryptography;
using System.Text;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Passports;

/// <summary>
/// Encrypts the private signing keys with AES-256-GCM under a key derived (HKDF) from the database owner's password: all
/// replicas have that already, and a stolen copy of the database alone cannot sign passports.
/// Format: nonce (12 bytes), tag (16 bytes), ciphertext.
/// </summary>
internal static class SigningKeyProtection
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Protect(byte[] secret, DatabaseRoles database)
    {
        var result = new byte[NonceSize + TagSize + secret.Length];
        var (nonce, tag, text) = Parts(result);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key(database), TagSize);
        aes.Encrypt(nonce, secret, text, tag);
        return result;
    }

    /// <summary>Null when it was protected under another password: the key is lost, and a new one must be made.</summary>
    public static byte[]? Unprotect(byte[] protectedSecret, DatabaseRoles database)
    {
        var (nonce, tag, text) = Parts(protectedSecret);
        var secret = new byte[text.Length];
        using var aes = new AesGcm(Key(database), TagSize);
        try
        {
            aes.Decrypt(nonce, text, tag, secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static Parted Parts(byte[] whole) =>
        new(whole.AsSpan(0, NonceSize), whole.AsSpan(NonceSize, TagSize), whole.AsSpan(NonceSize + TagSize));

    private static byte[] Key(DatabaseRoles database) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(new NpgsqlConnectionStringBuilder(database.Owner).Password ?? ""), 32,
        info: Encoding.UTF8.GetBytes("est:signing-keys"));

    private readonly ref struct Parted(Span<byte> nonce, Span<byte> tag, Span<byte> text)
    {
        private readonly Span<byte> nonce = nonce, tag = tag, text = text;

        public void Deconstruct(out Span<byte> nonce, out Span<byte> tag, out Span<byte> text)
        {
            nonce = this.nonce;
            tag = this.tag;
            text = this.text;
        }
    }
}
