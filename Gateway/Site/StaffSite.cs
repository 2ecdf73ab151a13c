using System.Text.RegularExpressions;
using Est.Gateway.Callers;
using Est.Gateway.Headers;
using Microsoft.AspNetCore.Http.Features;

namespace Est.Gateway.Site;

/// <summary>The staff UI's files from <c>wwwroot</c>, where its build puts them.</summary>
internal static partial class StaffSite
{
    public static void UseSite(this WebApplication app)
    {
        // Before routing, so that files win over the fallback; and not for the API, which has neither files nor pages.
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), site =>
        {
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
        foreach (var start in OwnPaths.Data)
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
            if (Form().Match(file.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is { Success: true } form)
                file.Context.Response.Headers.Link = $"</api/{form.Groups[1].Value}/categories>; rel=preload; as=fetch; crossorigin";
        },
    };

    /// <summary>The report form, which is opened on slow phones: the browser asks for what the form shows while it still fetches the form's code.</summary>
    [GeneratedRegex(@"^/(\d{4})/rapportera(?:[/?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
