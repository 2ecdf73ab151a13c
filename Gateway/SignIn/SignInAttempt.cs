using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Storage;

namespace Est.Gateway.SignIn;

/// <summary>
/// What the browser must bring back from the provider for the sign-in to be its own: it holds this in an encrypted cookie for ten minutes.
/// </summary>
/// <param name="Verifier">PKCE: proves to the provider that the code is fetched by whoever asked for it (RFC 7636).</param>
internal sealed record SignInAttempt(string State, string Nonce, string Verifier, string Return, DateTimeOffset Until)
{
    private const string Purpose = "est:sign-ins";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static SignInAttempt New(string @return, DateTimeOffset now) => new(Random(), Random(), Random(), @return, now + Patience);

    public void Write(HttpContext context, DatabaseRoles database) => context.Response.Cookies.Append(
        Name(context.Request),
        Base64Url.EncodeToString(new SecretProtection(database, Purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(this))),
        SessionCookie.Options(context.Request, Patience));

    /// <summary>Takes it out of the browser: it is good for one return. Null when there is none, or its time is out.</summary>
    public static SignInAttempt? Take(HttpContext context, DatabaseRoles database, DateTimeOffset now)
    {
        if (context.Request.Cookies[Name(context.Request)] is not { } cookie) return null;
        context.Response.Cookies.Delete(Name(context.Request), SessionCookie.Options(context.Request, null));
        if (!Base64Url.IsValid(cookie) || new SecretProtection(database, Purpose).Unprotect(Base64Url.DecodeFromChars(cookie)) is not { } text) return null;
        var attempt = JsonSerializer.Deserialize<SignInAttempt>(text)!;
        return now < attempt.Until ? attempt : null;
    }

    public bool IsAnsweredBy(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));

    private static string Name(HttpRequest request) => SessionCookie.Name(request) + "-sign-in";

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
