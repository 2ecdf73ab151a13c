namespace Est.ServiceDefaults.Http;

/// <summary>
/// An answer is for whoever asked. A proxy between knows nothing of <c>X-Api-Key</c> or of the session's cookie, and would hand one caller's
/// answer to the next who asks for the same address: so no answer is kept unless its route says for how long and by whom.
/// </summary>
public static class PrivateAnswers
{
    public static void UsePrivateAnswers(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
