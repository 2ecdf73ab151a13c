using Est.Gateway.Callers;
using Est.ServiceDefaults.Http;

namespace Est.Gateway.Sessions;

/// <summary>
/// A browser sends its cookie with whatever page makes it. A write by cookie therefore needs a header that no other
/// site's page can add without our leave.
/// </summary>
internal static class CsrfGuard
{
    public const string Header = "X-Est-Csrf";

    public static void UseCsrfGuard(this WebApplication app) => app.Use((context, next) =>
        Caller.Of(context) is StaffSession && IsWrite(context.Request.Method) && context.Request.Headers[Header] != "1"
            ? Problems.Of(StatusCodes.Status403Forbidden, "csrf", "The request does not come from Est's own page",
                $"Send the header {Header}: 1 with every write that uses the session's cookie.").ExecuteAsync(context)
            : next(context));

    private static bool IsWrite(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
