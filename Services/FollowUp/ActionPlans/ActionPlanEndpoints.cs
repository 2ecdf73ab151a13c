using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.ActionPlans;

public static class ActionPlanEndpoints
{
    public static void MapActionPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/action-plan").WithTags("Action plan").AllowRoles(Roles.WorkingGroup);
        plans.MapGet("/", GetActionPlan.Handle).WithName("GetActionPlan");
        plans.MapGet("/document", GetActionPlan.Document).WithName("GetActionPlanDocument");

        var writing = api.MapGroup("/action-plan").WithTags("Action plan").AllowRoles(Roles.Coordinator, Roles.Admin);
        writing.MapPut("/", WriteActionPlan.Write).WithName("WriteActionPlan");
        writing.MapPost("/decide", WriteActionPlan.Decide).WithName("DecideActionPlan");
    }
}

/// <summary>The draft of the plan, or a decided version, for a screen and on paper.</summary>
public static class GetActionPlan
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="version">A decided one; the draft when absent or 0.</param>
    public static async Task<Results<Ok<ActionPlan>, ProblemHttpResult>> Handle(
        string municipality, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct, int version = 0) =>
        await ReadAsync(municipality, version, sources, db, clock, ct) is { } plan ? TypedResults.Ok(plan) : Problems.NotFound("version");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Document(
        string municipality, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, HttpResponse response, CancellationToken ct, int version = 0)
    {
        if (await ReadAsync(municipality, version, sources, db, clock, ct) is not { } plan) return Problems.NotFound("version");
        response.Headers.CacheControl = "private, no-store";
        var name = Municipalities.ByCode(municipality)?.Name ?? municipality;
        return TypedResults.File(ActionPlanDocument.Of(plan, name), ContentType, $"atgardsplan-{municipality}{(version == 0 ? "-utkast" : $"-{version}")}.docx");
    }

    private static async Task<ActionPlan?> ReadAsync(string municipality, int version, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct) =>
        version == 0 ? await ActionPlanReader.DraftAsync(municipality, sources, db, clock, ct) : await ActionPlanReader.DecidedAsync(municipality, version, sources, clock, ct);
}
