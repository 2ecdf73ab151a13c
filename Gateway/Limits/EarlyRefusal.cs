using System.Globalization;
using Est.Gateway.Callers;
using Est.Gateway.Keys;

namespace Est.Gateway.Limits;

/// <summary>
/// Once an address has sent too many wrong ones, its next wrong key is answered before anything else is begun: what stands behind costs more than
/// looking the key up, and at ten thousand a second the others would feel it.
/// </summary>
internal static class EarlyRefusal
{
    private static readonly byte[] Body =
        """{"type":"urn:est:problem:too-many-requests","title":"Too many requests","status":429,"detail":"Wait for the time that Retry-After gives."}"""u8.ToArray();

    public static void UseEarlyRefusal(this WebApplication app)
    {
        var (keys, wrong) = (app.Services.GetRequiredService<KeyCache>(), app.Services.GetRequiredService<WrongCredentials>());
        var wait = Math.Ceiling(app.Services.GetRequiredService<LimitSettings>().Wrong.Period.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        app.Use((context, next) =>
        {
            if (!context.Request.Headers.TryGetValue(CallerAuthentication.KeyHeader, out var key)
                || !wrong.AreTooMany(context) || keys.Find(key.ToString()) is not null)
                return next(context);
            var response = context.Response;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.ContentType = "application/problem+json";
            response.ContentLength = Body.Length;
            response.Headers.RetryAfter = wait;
            return response.BodyWriter.WriteAsync(Body, context.RequestAborted).AsTask();
        });
    }
}
