using Yarp.ReverseProxy.Forwarder;

namespace Est.Gateway.Proxy;

/// <summary>
/// Says in one line when a service could not be reached. YARP's own entries are switched off (appsettings.json): they hold
/// a stack trace for every client that hangs up.
/// </summary>
internal sealed partial class FailureLog(RequestDelegate next, ILogger<FailureLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode >= StatusCodes.Status502BadGateway && context.GetForwarderErrorFeature() is { } failure)
            DidNotAnswer(log, context.GetReverseProxyFeature().Route.Config.ClusterId!, failure.Error, failure.Exception?.GetBaseException().Message);
    }

    [LoggerMessage(LogLevel.Warning, "{Service} did not answer: {Error}, {Reason}")]
    private static partial void DidNotAnswer(ILogger log, string service, ForwarderError error, string? reason);
}
