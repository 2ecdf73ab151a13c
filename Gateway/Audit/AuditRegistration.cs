using Est.Gateway.Callers;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.Audit;

internal static class AuditRegistration
{
    public static void AddAudit(this WebApplicationBuilder builder) => builder.Services.AddSingleton(services =>
        ActivatorUtilities.CreateInstance<ServiceAudits>(services, new HttpClient { Timeout = TimeSpan.FromSeconds(10) }));

    public static void UseAudit(this WebApplication app) => app.UseAudit(context => Caller.Of(context) switch
    {
        null => null,
        OperatorCaller => new Actor(Caller.Operator, "Driften", "Est", null),
        var caller => ActorIn(caller, context.RequestServices.GetRequiredService<Tenant>().Municipality ?? caller.Home),
    });

    public static void MapAudit(this WebApplication app) =>
        app.MapGet("/access/audit", ReadAudit.Handle).WithTags("Access").WithName("ReadAudit").AllowRoles(Caller.Operator, Roles.Admin);

    /// <summary>As whom the caller acts in the kommun that the request turned out to be for; before that is known, as whom it acts anywhere.</summary>
    private static Actor? ActorIn(Caller caller, string? municipality)
    {
        var first = (caller as StaffSession)?.Person.Memberships is [var membership, ..] ? membership.Municipality : null;
        return new[] { municipality, first }.OfType<string>().Select(caller.PassportFor).FirstOrDefault(passport => passport is not null) is { } known
            ? Actor.Of(known)
            : null;
    }
}
