using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Categories;

/// <summary>The kommun's categories, retired ones included, in the order that forms show them.</summary>
public static class ListCategories
{
    public sealed record Answer(IReadOnlyList<KommunCategory> Categories);

    public static void MapCategories(this IEndpointRouteBuilder api) =>
        api.MapGet("/categories", Handle).WithTags("Categories").WithName("ListCategories").WithSummary("The kommun's categories")
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Analyst, Roles.InterventionOwner, Roles.SteeringGroup, Roles.Admin);

    public static async Task<Ok<Answer>> Handle(string municipality, Taxonomies taxonomies, CancellationToken ct) =>
        TypedResults.Ok(new Answer((await taxonomies.OfAsync(municipality, ct)).Categories));
}
