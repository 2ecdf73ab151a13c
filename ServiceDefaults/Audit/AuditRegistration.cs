using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;

namespace Est.ServiceDefaults.Audit;

public static class AuditRegistration
{
    /// <summary>After authorization. A program without a database has nothing to change, and keeps no audit.</summary>
    public static void UseAudit(this WebApplication app, Func<HttpContext, Actor?> actorOf)
    {
        if (app.Services.GetService<ServiceDataSources>() is not null) app.UseMiddleware<AuditTrail>(actorOf);
    }

    /// <summary>For the gateway alone: no other is given the scope.</summary>
    internal static void MapAudit(this WebApplication app)
    {
        if (app.Services.GetService<ServiceDataSources>() is null) return;
        app.MapGet("/internal/{municipality}/audit", ListAudit.Handle).WithName("ListAudit").AllowScope(Scopes.Audit);
    }
}
