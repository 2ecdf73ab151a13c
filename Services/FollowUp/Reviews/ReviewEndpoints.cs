using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Reviews;

public static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reviews", ListReviews.Handle).WithTags("Reviews").WithName("ListReviews").AllowRoles(Roles.WorkingGroup);
        api.MapPost("/reviews/{id:guid}/decide", DecideReview.Handle).WithTags("Reviews").WithName("DecideReview")
            .AllowRoles(Roles.Coordinator, Roles.InterventionOwner, Roles.Admin);
    }
}
