using System.Text.Encodings.Web;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Est.Gateway.Callers;

/// <summary>Recognises who calls: by <c>X-Api-Key</c>, by <c>X-Operator-Key</c> under <c>/access</c>, or by the session's cookie.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    KeyCache keys, SessionStore sessions, OperatorCaller @operator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Caller";
    public const string KeyHeader = "X-Api-Key";
    public const string OperatorHeader = "X-Operator-Key";

    private static readonly Task<AuthenticateResult> NoCaller = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly Task<AuthenticateResult> BadKey = Task.FromResult(AuthenticateResult.Fail("The key is unknown, revoked or expired."));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.TryGetValue(KeyHeader, out var key))
            return keys.Find(key.ToString()) is { } known ? known.Recognised : BadKey;
        if (Request.Path.StartsWithSegments("/access") && Request.Headers.TryGetValue(OperatorHeader, out var operatorKey))
            return @operator.Accepts(operatorKey.ToString()) ? @operator.Recognised : BadKey;
        return SessionCookie.Read(Request) is { } session ? FindSessionAsync(session) : NoCaller;
    }

    private async Task<AuthenticateResult> FindSessionAsync(string id) =>
        await (await sessions.FindAsync(id, Context.RequestAborted) is { } session ? session.Recognised : NoCaller);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (result.Failure is null)
        {
            await base.HandleChallengeAsync(properties);
            return;
        }
        await Problems.Of(StatusCodes.Status401Unauthorized, "key-not-valid", "The key is not valid",
            "It is unknown, revoked or has expired. Ask the kommun's administrator for a new one.").ExecuteAsync(Context);
    }
}
