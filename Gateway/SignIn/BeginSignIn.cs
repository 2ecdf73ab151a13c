using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Est.Gateway.SignIn;

/// <summary>Sends the browser to the kommun's identity provider.</summary>
internal static class BeginSignIn
{
    public static async Task<Results<RedirectHttpResult, NotFound>> Handle(
        string? @return, HttpContext context, SignInSettings settings, Provider provider, DatabaseRoles database, IConfiguration configuration,
        TimeProvider clock, CancellationToken ct)
    {
        if (!settings.IsConfigured) return TypedResults.NotFound();
        if (await provider.DescribeAsync(ct) is not { AuthorizationEndpoint: { Length: > 0 } address })
            return Refusal.To(Refusal.Unreachable, OwnAddress.Page(@return));

        var attempt = SignInAttempt.New(OwnAddress.Page(@return), clock.GetUtcNow());
        attempt.Write(context, database);
        return TypedResults.Redirect(QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = OwnAddress.Of(context.Request, configuration) + OwnAddress.Callback,
            ["scope"] = settings.Scopes,
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        }));
    }
}
