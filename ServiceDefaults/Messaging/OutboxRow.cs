using System.Diagnostics;
using System.Text.Json;
using Est.Contracts;
using Est.ServiceDefaults.Tenancy;

namespace Est.ServiceDefaults.Messaging;

/// <summary>An event waiting to be published, written in the transaction of the change it tells of.</summary>
public sealed class OutboxRow : ITenantOwned
{
    public required Guid MessageId { get; init; }
    public required string Municipality { get; init; }

    /// <summary>Name of the event's type in <c>Est.Contracts</c>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>W3C traceparent of the request that caused the event; null outside a trace.</summary>
    public string? TraceParent { get; init; }

    public static OutboxRow Of(IEvent @event) => new()
    {
        MessageId = Guid.CreateVersion7(),
        Municipality = @event.Municipality,
        Type = @event.GetType().Name,
        Body = ContractsJson.Default.GetTypeInfo(@event.GetType()) is { } known
            ? JsonSerializer.Serialize(@event, known)
            : JsonSerializer.Serialize(@event, @event.GetType(), JsonSerializerOptions.Web),
        TraceParent = Activity.Current?.Id,
    };

    /// <exception cref="InvalidOperationException">The contracts have no event of that name.</exception>
    internal static (object Event, Type Type) Read(string type, string body)
    {
        var clrType = typeof(IEvent).Assembly.GetType($"{typeof(IEvent).Namespace}.{type}")
            ?? throw new InvalidOperationException($"The outbox holds an event '{type}' that the contracts do not know.");
        return (JsonSerializer.Deserialize(body, clrType, JsonSerializerOptions.Web)!, clrType);
    }
}

/// <summary>A message that a consumer has taken: taking it again has no effect.</summary>
public sealed class InboxRow : ITenantOwned
{
    public required Guid MessageId { get; init; }
    public required string Consumer { get; init; }
    public required string Municipality { get; init; }
}
