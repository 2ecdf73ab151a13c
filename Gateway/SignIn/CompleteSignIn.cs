using System.Text.Json;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Est.Gateway.SignIn;

/// <summary>The browser is back from the identity provider: whom the code stands for is signed in, or told why not.</summary>
internal static class CompleteSignIn
{
    public static async Task<Results<RedirectHttpResult, NotFound>> Handle(
        string? code, string? state, string? error, string? iss, HttpContext context, SignInSettings settings, Provider provider, ProviderTokens tokens,
        People people, SessionStore sessions, DatabaseRoles database, IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        if (!settings.IsConfigured) return TypedResults.NotFound();
        if (SignInAttempt.Take(context, database, clock.GetUtcNow()) is not { } attempt || !attempt.IsAnsweredBy(state)) return Refusal.To(Refusal.Expired);
        return await AdmitAsync() is { } refusal ? Refusal.To(refusal, attempt.Return) : TypedResults.Redirect(attempt.Return);

        async Task<string?> AdmitAsync()
        {
            if (error is not null) return error == "access_denied" ? Refusal.Declined : Refusal.Failed;
            if (await provider.DescribeAsync(ct) is not { } described) return Refusal.Unreachable;
            // RFC 9207: an answer that another provider was tricked into giving says so.
            if (code is null || (iss is not null && iss != described.Issuer)) return Refusal.Failed;
            try
            {
                var redirectUri = OwnAddress.Of(context.Request, configuration) + OwnAddress.Callback;
                if (await ProveAsync(code, attempt, redirectUri, settings, described, provider.Http, tokens, ct) is not { } claims) return Refusal.Failed;
                var (person, refused) = await people.AdmitAsync(described.Issuer, claims, ct);
                if (person is null) return refused;
                if (SessionCookie.Read(context.Request) is { } old) await sessions.EndAsync(old, ct);
                SessionCookie.Write(context, await sessions.StartAsync(person, described.Issuer, ct), sessions.Longest);
                return null;
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return Refusal.Unreachable;
            }
        }
    }

    private static async Task<Claims?> ProveAsync(
        string code, SignInAttempt attempt, string redirectUri, SignInSettings settings, OpenIdConnectConfiguration described, HttpClient http, ProviderTokens tokens, CancellationToken ct)
    {
        if (await FetchTokens.ForCodeAsync(code, attempt, redirectUri, settings, described, http, ct) is not { } fetched) return null;
        if (await tokens.ProveAsync(fetched.IdToken, settings.ClientId, ct) is not { Claims: var claims }) return null;
        if (claims.One("nonce") != attempt.Nonce || (claims.One("azp") is { } client && client != settings.ClientId)) return null;
        if (claims.One("sub") is not { Length: > 0 } subject) return null;
        return await FetchTokens.MoreAsync(subject, fetched.AccessToken, described, http, ct) is { } more ? claims.With(more) : claims;
    }
}
