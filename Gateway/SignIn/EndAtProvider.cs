using Microsoft.AspNetCore.WebUtilities;

namespace Est.Gateway.SignIn;

/// <summary>
/// Signed out here, one is still signed in at the provider: the next click would let the next person at the same computer in. The page goes on to
/// this address (OpenID Connect RP-Initiated Logout).
/// </summary>
internal static class EndAtProvider
{
    /// <summary>Null when the provider has no such address, or cannot be reached.</summary>
    public static async Task<string?> AddressAsync(HttpRequest request, SignInSettings settings, Provider provider, IConfiguration configuration, CancellationToken ct) =>
        settings.IsConfigured && await provider.DescribeAsync(ct) is { EndSessionEndpoint: { Length: > 0 } address }
            ? QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
            {
                ["client_id"] = settings.ClientId,
                ["post_logout_redirect_uri"] = OwnAddress.Of(request, configuration) + "/",
            })
            : null;
}
