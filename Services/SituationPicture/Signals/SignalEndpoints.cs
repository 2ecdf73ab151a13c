using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Signals;

public static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder api) =>
        api.MapGroup("/signals").WithTags("Signals").AllowRoles(Roles.WorkingGroup).MapGet("", ListSignals.Handle).WithName("ListSignals");
}
