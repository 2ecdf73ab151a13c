using Est.Gateway.Callers;
using Est.Gateway.Keys;
using Est.Gateway.Passports;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Est.Gateway.Proxy;

/// <summary>
/// The last step before a request leaves the gateway: the caller's own credentials are taken off, and the passport is put on.
/// </summary>
internal sealed class StampPassport(RequestDelegate next, PassportOffice office, KeyCache keys, OpenAnswers open)
{
    public Task InvokeAsync(HttpContext context)
    {
        var route = context.GetReverseProxyFeature().Route.Config;
        var caller = route.OpenTo() ?? Caller.Of(context)!;
        var municipality = context.GetRouteValue("municipality") as string ?? caller.Home;
        if (municipality is null || office.AuthorizationFor(caller, municipality) is not { } authorization)
            return Problems.WrongMunicipality(municipality ?? "").ExecuteAsync(context);
        if (municipality != caller.Home && !keys.Knows(municipality))
            return Problems.NotFound("kommun").ExecuteAsync(context);

        var headers = context.Request.Headers;
        headers.Remove(CallerAuthentication.KeyHeader);
        headers.Remove(CallerAuthentication.OperatorHeader);
        headers.Cookie = default;
        headers.Authorization = authorization;

        if (route.IsUnlimited()) LetItTakeItsTime(context);
        return AuditedRoute.IsWrite(context.Request.Method) && !HttpMethods.IsConnect(context.Request.Method)
            ? next(context)
            : open.KeepAsync(context, caller, municipality, next);
    }

    /// <summary>A stream may pause: a slow sender is no attack when the key is known.</summary>
    private static void LetItTakeItsTime(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } request) request.MinDataRate = null;
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } response) response.MinDataRate = null;
    }
}
