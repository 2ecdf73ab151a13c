using Est.Contracts;
using Est.ServiceDefaults.Telemetry;
using MassTransit;
using RabbitMQ.Client;

namespace Est.ServiceDefaults.Messaging;

/// <summary>Collects which consumer takes which event, so that a service's queues can be read in its Program.cs.</summary>
public sealed class Consumers
{
    // One kommun's messages are taken one at a time by a process: they would wait for each other in the database anyway, where every
    // waiting transaction keeps old row versions from being cleared away. Kommuner do not wait for each other, save by chance of hash.
    private const int Partitions = 64;

    internal List<(Type Consumer, Type Event, int Prefetch, string? Part, Action<IReceiveEndpointConfigurator, IRegistrationContext> Configure)> All { get; } = [];

    /// <param name="prefetch">How many messages the broker may hand out ahead of their acknowledgement.</param>
    /// <param name="together">True for a consumer that gathers a kommun's messages itself and takes them in one transaction.</param>
    /// <param name="part">For a second consumer of the same event, which neither waits for the first nor is tried again with it: the end of the prefix of its own queue.</param>
    public Consumers On<TEvent, TConsumer>(int prefetch = 16, bool together = false, string? part = null) where TEvent : class, IEvent where TConsumer : class, IConsumer<TEvent>
    {
        All.Add((typeof(TConsumer), typeof(TEvent), prefetch, part, (endpoint, context) =>
            endpoint.ConfigureConsumer<TConsumer>(context, consumer => consumer.Message<TEvent>(message =>
            {
                if (!together) message.UsePartitioner(Partitions, received => received.Message.Municipality);
            }))));
        return this;
    }
}

public static class MessagingRegistration
{
    /// <summary>
    /// Connects the service to RabbitMQ: each consumer has its own quorum queue <c>&lt;service&gt;-&lt;event-name&gt;</c>, failing
    /// messages are tried again and then kept in <c>…_error</c>, and the outbox is published by the relay.
    /// </summary>
    /// <param name="service">Prefix of the service's queues, e.g. <c>picture</c>.</param>
    public static WebApplicationBuilder AddMessaging(this WebApplicationBuilder builder, string service, Action<Consumers>? configure = null)
    {
        var address = builder.Configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("Connection string 'messaging' is missing. Start Est with ./est up, or set ConnectionStrings__messaging.");
        var consumers = new Consumers();
        configure?.Invoke(consumers);

        builder.Services.AddMassTransit(bus =>
        {
            foreach (var (consumer, _, _, _, _) in consumers.All) bus.AddConsumer(consumer);
            bus.AddConsumeObserver<ConsumerLag>();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(address));
                rabbit.Publish<IEvent>(topology => topology.Exclude = true);
                foreach (var (_, @event, prefetch, part, configure) in consumers.All)
                {
                    rabbit.ReceiveEndpoint(QueueName(part is null ? service : $"{service}-{part}", @event), endpoint =>
                    {
                        endpoint.SetQuorumQueue();
                        endpoint.PrefetchCount = prefetch;
                        endpoint.UseMessageRetry(retry => retry.Exponential(
                            5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500)));
                        configure(endpoint, context);
                    });
                }
            });
        });
        builder.Services.AddHostedService<Relay>();
        builder.Services.AddHostedService<BusWatch>();
        return builder;
    }

    /// <summary>E.g. <c>picture-reports-recorded</c>.</summary>
    public static string QueueName(string service, Type @event) =>
        service + string.Concat(@event.Name.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
}
