using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Est.Gateway.Keys;

/// <summary>
/// The text of an integration key: <c>est_</c>, eight characters to look it up by, <c>_</c>, and 256 random bits as base64url.
/// With so much randomness one round of SHA-256 is enough to keep: there is nothing to guess.
/// </summary>
internal static class KeySecret
{
    private const string Start = "est_";
    private const int PrefixLength = 8;
    private const int Length = 56;
    private const string PrefixCharacters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string New() =>
        $"{Start}{RandomNumberGenerator.GetString(PrefixCharacters, PrefixLength)}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>False when the text cannot be an integration key.</summary>
    public static bool TryPrefix(string key, out ReadOnlySpan<char> prefix)
    {
        prefix = key.Length == Length && key.StartsWith(Start, StringComparison.Ordinal) ? key.AsSpan(Start.Length, PrefixLength) : default;
        return !prefix.IsEmpty;
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    public static bool Matches(string key, byte[] hash)
    {
        Span<byte> text = stackalloc byte[Length];
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        return Encoding.ASCII.TryGetBytes(key, text, out var written)
            && SHA256.HashData(text[..written], actual) == actual.Length
            && CryptographicOperations.FixedTimeEquals(actual, hash);
    }
}
