namespace Est.Gateway.SignIn;

/// <summary>
/// The kommun's own identity provider, from <c>Est:SignIn</c>. Without an authority nobody signs in but in a demonstration, and no bearer
/// token is accepted.
/// </summary>
public sealed class SignInSettings
{
    public string Authority { get; init; } = "";
    public string ClientId { get; init; } = "";

    /// <summary>Empty for a public client, which PKCE alone protects.</summary>
    public string ClientSecret { get; init; } = "";

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>The claim that holds a person's name.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>For whom a machine's bearer token must be issued. Empty: no bearer token is accepted.</summary>
    public string Audience { get; init; } = "";

    /// <summary>What the provider's word is worth here.</summary>
    public IReadOnlyList<RoleRule> Roles { get; init; } = [];

    public bool IsConfigured => Authority.Length > 0;

    /// <exception cref="InvalidOperationException">A setting is wrong: Est does not start with half a sign-in.</exception>
    public static SignInSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Est:SignIn").Get<SignInSettings>() ?? new SignInSettings();
        if (settings.IsConfigured && settings.Errors().FirstOrDefault() is { } error) throw new InvalidOperationException($"Est:SignIn: {error}");
        return settings;
    }

    private IEnumerable<string> Errors()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
            yield return "Authority must be an https address.";
        if (ClientId.Length == 0) yield return "ClientId is missing.";
        if (!Scopes.Split(' ').Contains("openid")) yield return "Scopes must name openid.";
        // An ID token is for the client: were they the same, whoever signs in could be a machine.
        if (Audience == ClientId) yield return "Audience may not be the ClientId.";
        foreach (var (rule, i) in Roles.Select((rule, i) => (rule, i)))
            if (rule.Error() is { } error) yield return $"Roles:{i}: {error}";
    }
}
