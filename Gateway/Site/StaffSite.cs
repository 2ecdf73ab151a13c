using Est.Gateway.Callers;

namespace Est.Gateway.Site;

/// <summary>The staff UI's files from <c>wwwroot</c>, where its build puts them, and the headers that keep its pages safe.</summary>
internal static class StaffSite
{
    private const string Policy = $"{OwnFilesOnly}; style-src 'self'";

    /// <summary>Swagger UI sets styles on its elements; it is not given scripts.</summary>
    private const string DocsPolicy = $"{OwnFilesOnly}; style-src 'self' 'unsafe-inline'";

    private const string OwnFilesOnly =
        "default-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Addresses of programs: what is not found there is an error, never a page.</summary>
    private static readonly string[] NotPages = ["/api", "/access", "/feeds", "/session", "/openapi", "/open311", "/internal", "/.well-known"];

    public static void UseSite(this WebApplication app)
    {
        // Before routing, so that files win over the fallback; and not for the API, which has neither files nor pages.
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), site =>
        {
            site.Use((context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/docs") ? DocsPolicy : Policy;
                headers["Referrer-Policy"] = "same-origin";
                return next(context);
            });
            site.UseDefaultFiles();
            site.Use((context, next) =>
            {
                Compressed.Choose(context, app.Environment.WebRootFileProvider);
                return next(context);
            });
            site.UseStaticFiles(Files);
        });
    }

    public static void MapSite(this WebApplication app)
    {
        foreach (var start in NotPages)
            app.Map(start + "/{**rest}", () => TypedResults.NotFound()).RequireAuthorization(CallerRegistration.Policy).ExcludeFromDescription();
        // The UI finds its own way by the address.
        app.MapFallbackToFile("{*path:nonfile}", "index.html", Files).AllowAnonymous();
        app.MapFallback("{*path}", () => TypedResults.NotFound()).AllowAnonymous();
    }

    private static StaticFileOptions Files { get; } = new()
    {
        ContentTypeProvider = new Compressed(),
        OnPrepareResponse = file =>
        {
            // The build names files under /assets by their content: they never change. The page that names them does.
            file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
            Compressed.Describe(file);
        },
    };
}
