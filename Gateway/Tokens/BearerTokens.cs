using System.Collections.Concurrent;
using Est.Gateway.SignIn;

namespace Est.Gateway.Tokens;

/// <summary>
/// Recognises programs by the identity provider's bearer tokens (client credentials). A token that was found right is remembered for five
/// minutes, or until something about access changes, so that a busy program costs no signature a request.
/// </summary>
internal sealed class BearerTokens(SignInSettings settings, ProviderTokens tokens, Places places, TimeProvider clock)
{
    public const string Prefix = "Bearer ";
    private const int Most = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (TokenCaller Caller, DateTimeOffset Until)> known = new();

    public bool AreAccepted => settings.IsConfigured && settings.Audience.Length > 0;

    /// <summary>The program, when this token was found right a moment ago.</summary>
    public TokenCaller? Known(string token) => known.TryGetValue(token, out var found) && clock.GetUtcNow() < found.Until ? found.Caller : null;

    /// <summary>Null when the token is not to be trusted, or no rule gives its bearer a place.</summary>
    public async Task<TokenCaller?> FindAsync(string token, CancellationToken ct)
    {
        if (!AreAccepted || await tokens.ProveAsync(token, settings.Audience, ct) is not { } proven) return null;
        var client = proven.Claims.One("client_id") ?? proven.Claims.One("azp") ?? proven.Claims.One("appid") ?? proven.Claims.One("sub");
        if (client is null) return null;
        var memberships = await places.ActiveMembershipsAsync(RoleRule.PlacesOf(settings.Roles, proven.Claims, isMachine: true), ct);
        if (memberships.Count == 0) return null;

        var (caller, now) = (new TokenCaller(client, memberships), clock.GetUtcNow());
        if (known.Count >= Most) known.Clear();
        known[token] = (caller, proven.ExpiresAt < now + Remembered ? proven.ExpiresAt : now + Remembered);
        return caller;
    }

    /// <summary>The next request of each program is looked into again.</summary>
    public void Forget() => known.Clear();
}
