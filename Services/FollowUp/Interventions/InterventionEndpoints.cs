using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Interventions;

public static class InterventionEndpoints
{
    public static void MapInterventions(this IEndpointRouteBuilder api)
    {
        var reading = api.MapGroup("/interventions").WithTags("Interventions").AllowRoles(Roles.WorkingGroup);
        reading.MapGet("", ListInterventions.Handle).WithName("ListInterventions");
        reading.MapGet("/{id:guid}", GetIntervention.Handle).WithName("GetIntervention");
        reading.MapGet("/kinds", ListKinds.Handle).WithName("ListKinds");

        // Who ticks work off on a phone says why it was not done.
        api.MapGet("/interventions/why-not", WhyNot.Handle).WithTags("Interventions").WithName("ListWhyNot").AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);

        var changing = api.MapGroup("/interventions").WithTags("Interventions").AllowRoles(Roles.Coordinator, Roles.InterventionOwner, Roles.Admin);
        changing.MapPost("", ProposeIntervention.Add).WithName("ProposeIntervention");
        changing.MapPut("/{id:guid}", ProposeIntervention.Edit).WithName("EditIntervention");
        changing.MapPost("/{id:guid}/plan", TakeStep.Plan).WithName("PlanIntervention");
        changing.MapPost("/{id:guid}/start", TakeStep.Start).WithName("StartIntervention");
        changing.MapPost("/{id:guid}/finish", TakeStep.Finish).WithName("FinishIntervention");
        changing.MapPost("/{id:guid}/drop", TakeStep.Drop).WithName("DropIntervention");

        api.MapGroup("/interventions").WithTags("Interventions").AllowRoles(Roles.Coordinator, Roles.Admin)
            .MapPut("/kinds/{code}", ListKinds.Put).WithName("PutKind");
    }
}
