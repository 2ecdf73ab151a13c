using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Feedback;

public static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder api)
    {
        var feedback = api.MapGroup("/feedback").WithTags("Feedback").AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);
        feedback.MapGet("", ListLetters.Handle).WithName("ListFeedback");
        feedback.MapGet("/{id:guid}", ListLetters.One).WithName("GetFeedback");
        feedback.MapPost("/{id:guid}/read", ListLetters.MarkRead).WithName("ReadFeedback");
        feedback.MapGet("/address", FeedbackAddress.Get).WithName("GetFeedbackAddress");
        feedback.MapPut("/address", FeedbackAddress.Put).WithName("SetFeedbackAddress");
        feedback.MapGet("/links", FeedbackFeed.GetLinks).WithName("GetFeedbackLinks");

        var leading = api.MapGroup("/feedback").WithTags("Feedback").AllowRoles(Roles.Coordinator, Roles.Admin);
        leading.MapPost("", IssueLetters.Handle).WithName("IssueFeedback");
        leading.MapGet("/preview", IssueLetters.Preview).WithName("PreviewFeedback");
    }

    /// <summary>Feed readers send no key: the gateway gives them a passport that opens nothing but secret addresses.</summary>
    public static void MapFeeds(this WebApplication app) =>
        app.MapGet("/follow/{municipality}/{token}.atom", FeedbackFeed.Get).WithTags("Feedback").WithName("GetFeedbackFeed").AllowScope(Scopes.Calendar);
}
