using System.Text.Encodings.Web;
using Est.Gateway.Keys;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Est.Gateway.Callers;

/// <summary>Recognises who calls: by <c>X-Api-Key</c>, or by <c>X-Operator-Key</c> under <c>/access</c>.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    KeyCache keys, OperatorCaller @operator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Caller";
    public const string KeyHeader = "X-Api-Key";
    public const string OperatorHeader = "X-Operator-Key";

    private static readonly AuthenticateResult NoCaller = AuthenticateResult.NoResult();
    private static readonly AuthenticateResult BadKey = AuthenticateResult.Fail("The key is unknown, revoked or expired.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Recognise());

    private AuthenticateResult Recognise()
    {
        if (Request.Headers.TryGetValue(KeyHeader, out var key))
            return keys.Find(key.ToString()) is { } known ? known.Recognised : BadKey;
        if (Request.Path.StartsWithSegments("/access") && Request.Headers.TryGetValue(OperatorHeader, out var operatorKey))
            return @operator.Accepts(operatorKey.ToString()) ? @operator.Recognised : BadKey;
        return NoCaller;
    }

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
