namespace Est.Gateway.Sessions;

/// <summary>
/// The cookie that carries a session's id. Browsers take the prefix <c>__Host-</c> (this host only, whole site, no
/// subdomain may set it) from https alone, so plain http on one's own machine goes without it.
/// </summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string id) =>
        context.Response.Cookies.Append(Name(context.Request), id, Options(context.Request, SessionStore.Longest));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-est" : "est";

    private static CookieOptions Options(HttpRequest request, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        // Lax, not Strict: a link in a mail opens Est signed in. Writes need a header as well (CsrfGuard).
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
