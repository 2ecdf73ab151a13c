namespace Est.Gateway.SignIn;

/// <summary>Addresses of this installation, as a browser must write them.</summary>
internal static class OwnAddress
{
    public const string SignIn = "/session/sign-in";
    public const string Callback = "/session/callback";

    /// <summary><c>Est:PublicAddress</c>, or what the browser asked for.</summary>
    public static string Of(HttpRequest request, IConfiguration configuration) =>
        configuration["Est:PublicAddress"] is { Length: > 0 } configured ? configured.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// Where to go after sign-in: a page of Est, whatever the address says. A browser takes <c>//x</c> and <c>/\x</c> for another site, and
    /// drops tabs and line breaks before it reads.
    /// </summary>
    public static string Page(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && address.Length <= 2000
        && !address.Any(char.IsControl) && !address.StartsWith("/session", StringComparison.OrdinalIgnoreCase)
            ? address
            : "/";
}
