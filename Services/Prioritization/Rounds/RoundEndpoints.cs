using Est.Prioritization.Influence;
using Est.Prioritization.Settings;
using Est.Prioritization.Surveys;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.ReadModels;

namespace Est.Prioritization.Rounds;

public static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/rounds").WithTags("Rounds").AllowRoles(Roles.WorkingGroup);
        rounds.MapWeekFacts("/facts");
        rounds.MapGet("", ListRounds.Handle).WithName("ListRounds");
        rounds.MapGet("/settings", ChangeSettings.Get).WithName("GetRoundSettings");
        rounds.MapGet("/{period}", GetRound.Handle).WithName("GetRound");
        rounds.MapPost("/{period}/try", TryWeights.Handle).WithName("TryWeights").ChangesNothing();
        rounds.MapPut("/{period}/influence", JudgeInfluence.Handle).WithName("JudgeInfluence");

        var leading = api.MapGroup("/rounds").WithTags("Rounds").AllowRoles(Roles.Coordinator, Roles.SteeringGroup, Roles.Admin);
        leading.MapPut("/settings", ChangeSettings.Put).WithName("ChangeRoundSettings");
        leading.MapPost("", OpenRound.Handle).WithName("OpenRound");
        leading.MapPut("/{period}/weights", ChangeWeights.Handle).WithName("ChangeWeights");
        leading.MapPost("/{period}/remind", RemindActors.Handle).WithName("RemindActors");
        leading.MapPut("/{period}/survey", ImportSurvey.Put).WithName("ImportSurvey").Accepts<string>("text/csv", "*/*");
        leading.MapDelete("/{period}/survey", ImportSurvey.Remove).WithName("RemoveSurvey");
        leading.MapPost("/{period}/decide", DecideRound.Handle).WithName("DecideRound");
    }
}
