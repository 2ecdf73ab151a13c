using System.Text.Encodings.Web;
using Est.Gateway.Keys;
using Est.Gateway.Limits;
using Est.Gateway.Sessions;
using Est.Gateway.Tokens;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Est.Gateway.Callers;

/// <summary>
/// Recognises who calls: by <c>X-Api-Key</c>, by <c>X-Operator-Key</c> under <c>/access</c>, by a bearer token of the identity provider, or by the
/// session's cookie. The first that is sent is the one that counts.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    KeyCache keys, SessionStore sessions, BearerTokens tokens, OperatorCaller @operator, WrongCredentials wrong, LimitSettings limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Caller";
    public const string KeyHeader = "X-Api-Key";
    public const string OperatorHeader = "X-Operator-Key";

    private static readonly Task<AuthenticateResult> NoCaller = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly Task<AuthenticateResult> BadKey = Task.FromResult(AuthenticateResult.Fail("The key is unknown, revoked or expired."));
    private static readonly Task<AuthenticateResult> BadToken = Task.FromResult(AuthenticateResult.Fail("The token is not trusted, or gives no role."));
    private static readonly Task<AuthenticateResult> TooMany = Task.FromResult(AuthenticateResult.Fail("Too many wrong ones came from that address."));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.TryGetValue(KeyHeader, out var key))
            return keys.Find(key.ToString()) is { } known ? known.Recognised : Wrong(BadKey);
        if (Request.Path.StartsWithSegments("/access") && Request.Headers.TryGetValue(OperatorHeader, out var operatorKey))
            return @operator.Accepts(operatorKey.ToString()) ? @operator.Recognised : Wrong(BadKey);
        if (tokens.AreAccepted && Request.Headers.Authorization.ToString() is var sent && sent.StartsWith(BearerTokens.Prefix, StringComparison.OrdinalIgnoreCase))
            return sent[BearerTokens.Prefix.Length..] is var token && tokens.Known(token) is { } program ? program.Recognised : FindTokenAsync(token);
        if (SessionCookie.Read(Request) is not { } id) return NoCaller;
        return sessions.Known(id) is { } session ? session.Recognised : FindSessionAsync(id);
    }

    private async Task<AuthenticateResult> FindTokenAsync(string token) =>
        await (wrong.AreTooMany(Context) ? TooMany
            : await tokens.FindAsync(token, Context.RequestAborted) is { } program ? program.Recognised : Wrong(BadToken));

    private async Task<AuthenticateResult> FindSessionAsync(string id) =>
        await (wrong.AreTooMany(Context) ? TooMany
            : await sessions.FindAsync(id, Context.RequestAborted) is { } session ? session.Recognised : Wrong(NoCaller));

    private Task<AuthenticateResult> Wrong(Task<AuthenticateResult> result) => wrong.Count(Context) ? TooMany : result;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        if (Open311Key.IsFor(Request) && failure != TooMany.Result.Failure)
        {
            await Open311Key.RefuseAsync(Context);
        }
        else if (failure is null)
        {
            await base.HandleChallengeAsync(properties);
        }
        else if (failure == TooMany.Result.Failure)
        {
            await LimitRegistration.TooMany(Context, limits.Wrong.Period);
        }
        else if (failure == BadToken.Result.Failure)
        {
            Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await Problems.Of(StatusCodes.Status401Unauthorized, "token-not-valid", "The token is not valid",
                "It is not from the identity provider, not for Est, has expired, or gives no role here.").ExecuteAsync(Context);
        }
        else
        {
            await Problems.Of(StatusCodes.Status401Unauthorized, "key-not-valid", "The key is not valid",
                "It is unknown, revoked or has expired. Ask the kommun's administrator for a new one.").ExecuteAsync(Context);
        }
    }
}
