using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;

namespace Est.SituationPicture.Areas;

public static class AreaEndpoints
{
    public static void AddAreas(this IServiceCollection services) =>
        services.AddSingleton<AreaMaps>().AddSingleton<AreaJobs>().AddHostedService(provider => provider.GetRequiredService<AreaJobs>());

    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("/areas").WithTags("Areas");
        areas.MapGet("", ListAreas.Handle).WithName("ListAreas").ProducesProblem(404).AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);
        areas.MapPut("", ChangeAreas.Handle).WithName("ChangeAreas").ProducesProblem(400).AllowRoles(Roles.Coordinator, Roles.Admin);
        areas.MapPost("/check", CheckAreas.Handle).WithName("CheckAreas").ChangesNothing().AllowRoles(Roles.Coordinator, Roles.Admin);
        areas.MapGet("/jobs/{id:guid}", GetAreaJob.Handle).WithName("GetAreaJob").ProducesProblem(404).AllowRoles(Roles.WorkingGroup);
    }
}
