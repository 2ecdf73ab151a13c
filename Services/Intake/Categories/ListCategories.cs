using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Categories;

/// <summary>The kommun's categories, retired ones included, in the order that forms show them.</summary>
public static class ListCategories
{
    public sealed record Answer(IReadOnlyList<KommunCategory> Categories);

    public static void MapCategories(this IEndpointRouteBuilder api)
    {
        var categories = api.MapGroup("/categories").WithTags("Categories");
        categories.MapGet("/", Handle).WithName("ListCategories").WithSummary("The kommun's categories")
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Analyst, Roles.InterventionOwner, Roles.SteeringGroup, Roles.Admin);
        categories.MapPut("/{code}", ChangeCategory.Handle).WithName("ChangeCategory").WithSummary("Rename, weigh or retire a category")
            .ProducesProblem(400).ProducesProblem(404).AllowRoles(Roles.Admin);
        categories.MapGet("/sources/{source}", SourceCodes.ReadAsync).WithName("GetSourceCodes").WithSummary("What a source calls the categories")
            .AllowRoles(Roles.Coordinator, Roles.Admin);
        categories.MapPut("/sources/{source}", SourceCodes.Handle).WithName("SetSourceCodes").WithSummary("Say what a source's codes mean, all of them at once")
            .ProducesProblem(400).AllowRoles(Roles.Coordinator, Roles.Admin);
    }

    public static async Task<Ok<Answer>> Handle(string municipality, Taxonomies taxonomies, CancellationToken ct) =>
        TypedResults.Ok(new Answer((await taxonomies.OfAsync(municipality, ct)).Categories));
}
