using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Causes;

public static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder api)
    {
        var problems = api.MapGroup("/interventions/problems").WithTags("Problems");
        problems.MapGet("", ListProblems.Handle).WithName("ListProblems").AllowRoles(Roles.WorkingGroup);
        // Finding causes is the analyst's work as well.
        var writing = problems.MapGroup("").AllowRoles(Roles.Coordinator, Roles.Analyst, Roles.InterventionOwner, Roles.Admin);
        writing.MapPost("", WriteProblem.Add).WithName("AddProblem");
        writing.MapPut("/{id:guid}", WriteProblem.Edit).WithName("EditProblem");
        writing.MapPost("/{id:guid}/causes", WriteCause.Add).WithName("AddCause");
        writing.MapPut("/{id:guid}/causes/{cause:guid}", WriteCause.Edit).WithName("EditCause");
    }
}
