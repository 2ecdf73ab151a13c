using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.ReadModels;

namespace Est.Prioritization.Rounds;

public static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/rounds").WithTags("Rounds").AllowRoles(Roles.WorkingGroup);
        rounds.MapWeekFacts("/facts");
    }
}
