using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Signals;

public static class SignalEndpoints
{
    public static void AddSignals(this WebApplicationBuilder builder) => builder.Services.AddHostedService<SignalWatch>();

    public static void MapSignals(this IEndpointRouteBuilder api) =>
        api.MapGroup("/signals").WithTags("Signals").AllowRoles(Roles.WorkingGroup).MapGet("", ListSignals.Handle).WithName("ListSignals");
}
