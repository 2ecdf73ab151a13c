using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Est.Testing;

/// <summary>
/// Hands a message to a consumer as the broker would, without the broker: a test can then say when, how often and how
/// many at once. The queues themselves are tested with the real broker.
/// </summary>
public static class Delivery
{
    /// <param name="messageId">The same id again is a second delivery of the same message.</param>
    public static async Task DeliverAsync<TConsumer, TMessage>(this IServiceProvider services, TMessage message, Guid? messageId = null)
        where TConsumer : class, IConsumer<TMessage> where TMessage : class
    {
        await using var scope = services.CreateAsyncScope();
        await DeliverAsync(ActivatorUtilities.GetServiceOrCreateInstance<TConsumer>(scope.ServiceProvider), message, messageId);
    }

    /// <summary>The same to a consumer that the test made.</summary>
    public static async Task DeliverAsync<TMessage>(IConsumer<TMessage> consumer, TMessage message, Guid? messageId = null) where TMessage : class
    {
        var context = DispatchProxy.Create<ConsumeContext<TMessage>, Envelope>();
        ((Envelope)(object)context).Members = new()
        {
            [nameof(ConsumeContext.MessageId)] = messageId ?? Guid.NewGuid(),
            [nameof(ConsumeContext<>.Message)] = message,
            [nameof(ConsumeContext.CancellationToken)] = CancellationToken.None,
            [nameof(ConsumeContext.SentTime)] = DateTime.UtcNow,
        };
        await consumer.Consume(context);
    }

    /// <summary>What a consumer reads of its context; anything else is an error of the test.</summary>
    public class Envelope : DispatchProxy
    {
        internal Dictionary<string, object?> Members { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name.StartsWith("get_", StringComparison.Ordinal) && Members.TryGetValue(targetMethod.Name[4..], out var value)
                ? value
                : throw new NotSupportedException($"A delivery in a test has no {targetMethod.Name}.");
    }
}
