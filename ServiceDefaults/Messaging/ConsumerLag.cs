using Est.ServiceDefaults.Telemetry;
using MassTransit;

namespace Est.ServiceDefaults.Messaging;

/// <summary>Measures, for every consumer alike, how long an event was under way until its effect was there.</summary>
internal sealed class ConsumerLag(EstMetrics metrics, TimeProvider clock) : IConsumeObserver
{
    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        if (context.SentTime is { } sent)
            metrics.ConsumerLag.Record((clock.GetUtcNow() - sent).TotalSeconds, new KeyValuePair<string, object?>("event", typeof(T).Name));
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}
