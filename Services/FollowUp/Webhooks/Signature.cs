using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// Signs what is sent to a webhook, as Standard Webhooks 1.0 (standardwebhooks.com) does, so that receivers find a library that verifies it:
/// <c>webhook-signature: v1,</c> and the Base64 of HMAC-SHA256 over <c>{webhook-id}.{webhook-timestamp}.{body}</c>. The secret is written
/// <c>whsec_</c> and Base64 of its bytes.
/// </summary>
public static class Signature
{
    public const string SecretPrefix = "whsec_";

    /// <summary>What a receiver should allow between the timestamp and its own clock; older deliveries may be someone's replay.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(5);

    private const int SecretBytes = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Written(byte[] secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <param name="id">The same at every attempt.</param>
    /// <param name="at">When this attempt is made.</param>
    public static string Of(byte[] secret, string id, DateTimeOffset at, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(
            secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}"))));

    /// <summary>What a receiver does: true when one of the signatures is right and the timestamp is within the replay window.</summary>
    /// <param name="timestamp">Seconds since 1970, as the header says.</param>
    /// <param name="signatures">The header; several stand with a space between while a secret is changed.</param>
    public static bool IsValid(byte[] secret, string id, string timestamp, string body, string signatures, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799) return false;
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if ((now - at).Duration() > ReplayWindow) return false;
        var right = Encoding.UTF8.GetBytes(Of(secret, id, at, body));
        return signatures.Split(' ').Any(given => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), right));
    }
}
