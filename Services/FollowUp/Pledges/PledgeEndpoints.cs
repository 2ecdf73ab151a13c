using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Pledges;

public static class PledgeEndpoints
{
    public static void MapPledges(this IEndpointRouteBuilder api)
    {
        var pledges = api.MapGroup("/pledges").WithTags("Pledges").AllowRoles(Roles.WorkingGroup);
        pledges.MapGet("/", ListPledges.Handle).WithName("ListPledges");

        var writing = api.MapGroup("/pledges").WithTags("Pledges").AllowRoles(Roles.Coordinator, Roles.Admin);
        writing.MapPost("/", WritePledge.Make).WithName("MakePledge");
        writing.MapPut("/{id:guid}", WritePledge.Change).WithName("ChangePledge");
        writing.MapDelete("/{id:guid}", WritePledge.Remove).WithName("RemovePledge");
        writing.MapPut("/{id:guid}/statuses/{half}", TellStatus.Handle).WithName("TellPledgeStatus");
    }
}

/// <summary>The kommun's pledges, the latest first.</summary>
public static class ListPledges
{
    public sealed record Answer(IReadOnlyList<Pledge> Pledges);

    public static async Task<Ok<Answer>> Handle(string municipality, ServiceDataSources sources, FollowUpDb db, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return TypedResults.Ok(new Answer(await Pledge.ReadAsync(connection, municipality, await AreaTree.ReadAsync(db, ct), ct)));
    }
}
