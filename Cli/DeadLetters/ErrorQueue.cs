using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Est.Cli.DeadLetters;

/// <summary>
/// One error queue, <c>&lt;service&gt;-&lt;event&gt;_error</c>. What is taken from it stays the broker's until it is moved or discarded: when this is
/// disposed, or dies, the rest is in the queue as before.
/// </summary>
internal sealed class ErrorQueue(string name, uint count, IChannel channel) : IAsyncDisposable
{
    public const string Suffix = "_error";

    // RabbitMQ 4 throws a message away when it has been handed out 20 times: looking must not use it up.
    private const long WornOut = 10;

    public string Name => name;

    /// <summary>The queue whose consumer failed.</summary>
    public string Origin => name[..^Suffix.Length];

    public string Service => Origin.Split('-')[0];
    public string Event => Origin.Contains('-', StringComparison.Ordinal) ? Origin[(Origin.IndexOf('-', StringComparison.Ordinal) + 1)..] : "";
    public uint Count => count;

    public static async Task<ErrorQueue> OpenAsync(IConnection connection, string name, CancellationToken ct)
    {
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        try
        {
            return new ErrorQueue(name, (await channel.QueueDeclarePassiveAsync(name, ct)).MessageCount, channel);
        }
        catch (OperationInterruptedException)
        {
            throw new CliFailure($"There is no queue {name}: ./est dead-letters lists them.");
        }
    }

    /// <summary>Oldest first, those that were there when the queue was opened: one that fails again meanwhile is not met twice.</summary>
    public async IAsyncEnumerable<BasicGetResult> TakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var taken = 0u; taken < count && await channel.BasicGetAsync(name, autoAck: false, ct) is { } message; taken++) yield return message;
    }

    /// <summary>Lets go of a message that was only looked at.</summary>
    public async Task RefreshAsync(BasicGetResult message, CancellationToken ct)
    {
        if (message.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var times) == true && Convert.ToInt64(times, null) >= WornOut)
            await MoveAsync(message, name, keepFault: true, ct);
    }

    /// <summary>Puts the message back to the queue it came from; only when the broker has confirmed that does it leave this one.</summary>
    public Task ReplayAsync(BasicGetResult message, CancellationToken ct) => MoveAsync(message, Origin, keepFault: false, ct);

    public Task DiscardAsync(BasicGetResult message, CancellationToken ct) => channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct).AsTask();

    private async Task MoveAsync(BasicGetResult message, string queue, bool keepFault, CancellationToken ct)
    {
        var properties = new BasicProperties(message.BasicProperties)
        {
            Headers = message.BasicProperties.Headers?.Where(header => header.Key != "x-delivery-count"
                    && (keepFault || !(header.Key.StartsWith("MT-Fault-", StringComparison.Ordinal) || header.Key == "MT-Reason")))
                .ToDictionary(header => header.Key, header => header.Value),
        };
        try
        {
            await channel.BasicPublishAsync(exchange: "", routingKey: queue, mandatory: true, properties, message.Body, ct);
        }
        catch (PublishException)
        {
            throw new CliFailure($"RabbitMQ did not take the message into {queue}: is there such a queue? The message is still in {name}.");
        }
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();
}
