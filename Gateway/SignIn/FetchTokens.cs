using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Est.Gateway.SignIn;

/// <summary>Asks the provider, past the browser, whom the code stands for.</summary>
internal static class FetchTokens
{
    /// <summary>What the provider gives for a code.</summary>
    internal sealed record Tokens(string IdToken, string? AccessToken);

    /// <summary>Null when the provider takes the code for used, expired or somebody else's.</summary>
    /// <exception cref="HttpRequestException">The provider does not answer.</exception>
    public static async Task<Tokens?> ForCodeAsync(
        string code, SignInAttempt attempt, string redirectUri, SignInSettings settings, OpenIdConnectConfiguration configuration, HttpClient http, CancellationToken ct)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var inHeader = configuration.TokenEndpointAuthMethodsSupported is { Count: 0 } or null || configuration.TokenEndpointAuthMethodsSupported.Contains("client_secret_basic");
        if (settings.ClientSecret.Length > 0 && inHeader)
        {
            // RFC 6749 2.3.1: both are form-encoded first.
            var credentials = $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }
        else
        {
            form["client_id"] = settings.ClientId;
            if (settings.ClientSecret.Length > 0) form["client_secret"] = settings.ClientSecret;
        }
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await http.SendAsync(request, ct);
        if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError) throw new HttpRequestException("The token endpoint fails.");
        if (!answer.IsSuccessStatusCode) return null;
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return Text(body, "id_token") is { } idToken ? new Tokens(idToken, Text(body, "access_token")) : null;
    }

    /// <summary>What the userinfo endpoint adds; null when there is none, or it speaks of somebody else (OpenID Connect Core 5.3.2).</summary>
    public static async Task<Claims?> MoreAsync(string subject, string? accessToken, OpenIdConnectConfiguration configuration, HttpClient http, CancellationToken ct)
    {
        if (accessToken is null || configuration.UserInfoEndpoint is not { Length: > 0 } address) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "application/json") return null;
        var claims = Claims.Of(await answer.Content.ReadFromJsonAsync<JsonElement>(ct));
        return claims.One("sub") == subject ? claims : null;
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
