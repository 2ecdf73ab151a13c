using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Walks;

public static class WalkEndpoints
{
    public static void AddWalks(this IServiceCollection services) => services.AddSingleton<WalkGuard>();

    public static void MapWalks(this IEndpointRouteBuilder api)
    {
        var walks = api.MapGroup("/walks").WithTags("Walks").ProducesProblem(404).AllowRoles(Roles.WorkingGroup);
        walks.MapGet("", ListWalks.Handle).WithName("ListWalks").WithSummary("Safety walks, the latest day first");
        walks.MapGet("/{id:guid}", ListWalks.One).WithName("GetWalk");
        api.MapGet("/walks/{id:guid}/protocol", GetProtocol.Handle).WithTags("Walks").WithName("GetWalkProtocol").WithSummary("What residents may read of a published walk")
            .ProducesProblem(404).AllowRoles([Roles.Reporter, Roles.Council, .. Roles.WorkingGroup]);

        var writing = api.MapGroup("/walks").WithTags("Walks").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).AllowRoles(Roles.Coordinator, Roles.Admin);
        writing.MapPost("", PlanWalk.Make).WithName("PlanWalk");
        writing.MapPut("/{id:guid}", PlanWalk.Change).WithName("ChangeWalk");
        writing.MapDelete("/{id:guid}", PlanWalk.Remove).WithName("RemoveWalk");
        writing.MapPost("/{id:guid}/observations", NoteObservation.Add).WithName("NoteWalkObservation");
        writing.MapPut("/{id:guid}/observations/{observation:guid}", NoteObservation.Put).WithName("PutWalkObservation");
        writing.MapDelete("/{id:guid}/observations/{observation:guid}", NoteObservation.Remove).WithName("RemoveWalkObservation");
        writing.MapPost("/{id:guid}/proposals", ProposeMeasure.Add).WithName("AddWalkProposal");
        writing.MapPut("/{id:guid}/proposals/{proposal:guid}", ProposeMeasure.Put).WithName("PutWalkProposal");
        writing.MapDelete("/{id:guid}/proposals/{proposal:guid}", ProposeMeasure.Remove).WithName("RemoveWalkProposal");
        writing.MapPost("/{id:guid}/publish", PublishWalk.Handle).WithName("PublishWalk")
            .WithSummary("Make the protocol known: observations become reports, proposals go to follow-up");
    }
}

/// <summary>The kommun's walks, the latest day first, and one of them.</summary>
public static class ListWalks
{
    public sealed record Answer(IReadOnlyList<Walk> Walks);

    public static async Task<Ok<Answer>> Handle(string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return TypedResults.Ok(new Answer(await Walk.ReadAsync(connection, municipality, null, clock.Today(), ct)));
    }

    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> One(string municipality, Guid id, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await Walk.ReadAsync(connection, municipality, id, clock.Today(), ct) is [var walk] ? TypedResults.Ok(walk) : Problems.NotFound("walk");
    }
}
