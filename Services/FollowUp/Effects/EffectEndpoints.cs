using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.ReadModels;

namespace Est.FollowUp.Effects;

public static class EffectEndpoints
{
    public static void MapEffects(this IEndpointRouteBuilder api)
    {
        var effects = api.MapGroup("/effects").WithTags("Effects").AllowRoles(Roles.WorkingGroup);
        effects.MapWeekFacts("/facts");
        effects.MapGet("/", ListEffects.Handle).WithName("ListEffects");
        effects.MapGet("/{intervention:guid}", GetEffect.Handle).WithName("GetEffect");
    }
}
