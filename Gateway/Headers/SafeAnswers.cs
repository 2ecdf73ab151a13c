using Est.Gateway.Sessions;

namespace Est.Gateway.Headers;

/// <summary>
/// The headers that keep answers harmless, on every one of them: pages, files, the services' answers and errors. They are set last, so that
/// nothing behind can take them off or loosen them.
/// </summary>
internal static class SafeAnswers
{
    /// <summary>A year. Without subdomains, which are not ours to decide for.</summary>
    private const string Https = "max-age=31536000";

    /// <summary>Whatever an answer of the API holds, a browser that shows it runs none of it.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void UseSafeAnswers(this WebApplication app)
    {
        var tiles = MapTiles.Of(app.Configuration) is { } map ? " " + map.Origin : "";
        var own = $"default-src 'self'; script-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; connect-src 'self'{tiles}; " +
            "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        var pages = $"{own}; style-src 'self'";
        // Swagger UI sets styles on its elements; it is not given scripts.
        var docs = $"{own}; style-src 'self' 'unsafe-inline'";

        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            var policy = OwnPaths.AreData(path) ? DataPolicy : path.StartsWithSegments("/docs") ? docs : pages;
            context.Response.OnStarting(static state =>
            {
                var (context, policy) = ((HttpContext, string))state;
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (context.Request.IsHttps && !SessionCookie.IsLoopback(context.Request.Host.Host)) headers.StrictTransportSecurity = Https;
                return Task.CompletedTask;
            }, (context, policy));
            return next(context);
        });
    }
}
