using Est.Contracts;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;

namespace Est.FollowUp.Webhooks;

public static class WebhookEndpoints
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(WebhookSettings.Of(builder.Configuration)).AddSingleton(services => new SecretProtection(services.GetRequiredService<DatabaseRoles>(), "est:webhook-secrets")).AddSingleton<WebhookClient>().AddSingleton<DeliverWaiting>();
        builder.Services.AddHostedService<WebhookDispatcher>();
    }

    /// <summary>The events that subscribers can hear of.</summary>
    public static Consumers ForWebhooks(this Consumers consumers) => consumers
        .On<FeedbackIssued, AnnounceToWebhooks<FeedbackIssued>>(part: "webhooks")
        .On<InterventionChanged, AnnounceToWebhooks<InterventionChanged>>(part: "webhooks")
        .On<PictureAgreed, AnnounceToWebhooks<PictureAgreed>>(part: "webhooks")
        .On<AreasPrioritized, AnnounceToWebhooks<AreasPrioritized>>(part: "webhooks");

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/feedback/webhooks").WithTags("Webhooks").AllowRoles(Roles.WorkingGroup);
        webhooks.MapGet("", ListWebhooks.Handle).WithName("ListWebhooks");
        webhooks.MapPost("", ChangeWebhooks.Add).WithName("AddWebhook");
        webhooks.MapDelete("/{id:guid}", ChangeWebhooks.Remove).WithName("RemoveWebhook");
        webhooks.MapPost("/{id:guid}/test", ChangeWebhooks.Test).WithName("TestWebhook");
        webhooks.MapGet("/{id:guid}/deliveries", ListWebhooks.Deliveries).WithName("ListDeliveries");
        webhooks.MapPost("/{id:guid}/deliveries/{delivery:guid}/replay", ChangeWebhooks.Replay).WithName("ReplayDelivery");
    }
}
