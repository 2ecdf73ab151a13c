using System.Security;
using System.Text;

namespace Est.Gateway.Callers;

/// <summary>
/// Programs for Open311 send their key as the parameter <c>api_key</c>, in the address or in the form. Under <c>/open311</c>, and nowhere else, it becomes the
/// header that every key is sent in, before anyone else sees the request: it is in no address that is logged or traced from here on, and no service is sent it.
/// </summary>
internal static class Open311Key
{
    private const string Parameter = "api_key";

    /// <summary>What a form may hold that is looked into. Whoever sends more names the key in the header.</summary>
    private const int LongestForm = 64 * 1024;

    public static void UseOpen311Keys(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsFor(context.Request)) await TakeAsync(context.Request, context.RequestAborted);
        await next(context);
    });

    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments("/open311");

    /// <summary>A wrong key or none, in the standard's own form of errors and with the status that it gives them.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        const string What = "Missing or invalid api_key. Ask the kommun's administrator for one.";
        var isXml = context.Request.Path.Value!.EndsWith(".xml", StringComparison.Ordinal);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = isXml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
        return context.Response.WriteAsync(isXml
            ? $"""<?xml version="1.0" encoding="utf-8"?><errors><error><code>403</code><description>{SecurityElement.Escape(What)}</description></error></errors>"""
            : $$"""[{"code":403,"description":"{{What}}"}]""", context.RequestAborted);
    }

    private static async Task TakeAsync(HttpRequest request, CancellationToken ct)
    {
        string? key = null;
        if (request.Query.TryGetValue(Parameter, out var asked))
        {
            key = asked[0];
            request.QueryString = QueryString.Create(request.Query.Where(parameter => parameter.Key != Parameter));
        }
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true && request.ContentLength is > 0 and <= LongestForm)
        {
            using var read = new MemoryStream((int)request.ContentLength.Value);
            await request.Body.CopyToAsync(read, ct);
            var pairs = Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length).Split('&');
            // Taken out as it stands, so that what the service reads is what was sent.
            var body = Encoding.UTF8.GetBytes(string.Join('&', pairs.Where(pair => !IsKey(pair))));
            if (pairs.FirstOrDefault(IsKey) is { } sent) key ??= Uri.UnescapeDataString(sent[(sent.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            (request.Body, request.ContentLength) = (new MemoryStream(body), body.Length);
        }
        if (!string.IsNullOrEmpty(key) && !request.Headers.ContainsKey(CallerAuthentication.KeyHeader)) request.Headers[CallerAuthentication.KeyHeader] = key;
    }

    private static bool IsKey(string pair) =>
        Uri.UnescapeDataString(pair.Split('=')[0]).Equals(Parameter, StringComparison.OrdinalIgnoreCase);
}
