using Microsoft.AspNetCore.Http.Features;

namespace Est.ServiceDefaults.Telemetry;

public static class SpanNames
{
    /// <summary>
    /// Names each request's span by its route (<c>POST /api/{municipality}/reports</c>) and tags it with route and status.
    /// To be removed when ASP.NET Core does so without its instrumentation package.
    /// </summary>
    public static void UseSpanNames(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity) return;
            if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
            {
                activity.DisplayName = $"{context.Request.Method} {route}";
                activity.SetTag("http.route", route);
            }
            activity.SetTag("http.response.status_code", context.Response.StatusCode);
        });
    }
}
