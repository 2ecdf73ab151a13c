using Est.Contracts;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// Queues an event for everyone who subscribes to it, on a queue of its own, so that webhooks neither hold up nor are held up by what else follows from the event.
/// A delivery is one row for webhook and message: the same message again changes nothing.
/// </summary>
public sealed class AnnounceToWebhooks<TEvent>(ServiceDataSources sources, Mailer mailer, TimeProvider clock) : IConsumer<TEvent>
    where TEvent : class, IEvent
{
    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        var id = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be told from another.");
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await QueuedDeliveries.AddAsync(connection, message.Municipality, id, WebhookEvent.Of(message), message.OccurredAt, mailer.LinkTo(""), clock.GetUtcNow(), null, ct);
    }
}
