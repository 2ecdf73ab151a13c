using System.Net;

namespace Est.Gateway.Sessions;

/// <summary>
/// The cookie that carries a session's id. Browsers take the prefix <c>__Host-</c> (this host only, whole site, no
/// subdomain may set it) from https alone, so plain http on one's own machine goes without it.
/// </summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string id, TimeSpan longest) =>
        context.Response.Cookies.Append(Name(context.Request), id, Options(context.Request, longest));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    public static string Name(HttpRequest request) => IsSecure(request) ? "__Host-est" : "est";

    public static CookieOptions Options(HttpRequest request, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(request),
        // Lax, not Strict: a link in a mail opens Est signed in. Writes need a header as well (CsrfGuard).
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };

    /// <summary>Whatever came by https, and whatever did not come from this machine: a browser then keeps the cookie off plain http.</summary>
    private static bool IsSecure(HttpRequest request) => request.IsHttps || !IsLoopback(request.Host.Host);

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
