using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Est.Cli.Instance;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Est.Cli.DeadLetters;

/// <summary>The running instance's RabbitMQ.</summary>
internal static class Broker
{
    private sealed record Queue(string Name);

    public static async Task<IConnection> ConnectAsync(CancellationToken ct)
    {
        var address = new Uri(Resource().ConnectionString ?? throw new CliFailure("Est is still starting: wait until ./est status shows messaging as healthy."));
        try
        {
            return await new ConnectionFactory { Uri = address, ClientProvidedName = "est dead-letters" }.CreateConnectionAsync(ct);
        }
        catch (BrokerUnreachableException)
        {
            throw new CliFailure($"RabbitMQ at {address.Host}:{address.Port} does not answer: see ./est status and ./est logs messaging.");
        }
    }

    /// <summary>The names of all error queues. AMQP itself cannot list queues, RabbitMQ's management can.</summary>
    public static async Task<IReadOnlyList<string>> ErrorQueuesAsync(CancellationToken ct)
    {
        var address = new Uri(Resource().Endpoints?.GetValueOrDefault("management")
            ?? throw new CliFailure("This RabbitMQ is not the instance's own, and its management address is not known: use RabbitMQ's own tools, or name a queue to replay."));
        using var management = new HttpClient { BaseAddress = new Uri($"{address.Scheme}://{address.Authority}") };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        try
        {
            var queues = await management.GetFromJsonAsync<List<Queue>>("/api/queues/%2F?columns=name", ct);
            return [.. queues!.Select(queue => queue.Name).Where(name => name.EndsWith(ErrorQueue.Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (HttpRequestException)
        {
            throw new CliFailure($"RabbitMQ's management at {address.Host}:{address.Port} does not answer: see ./est status and ./est logs messaging.");
        }
    }

    private static AppHost.Local.ResourceRow Resource() =>
        RunningInstance.Require().Resources.FirstOrDefault(resource => resource.Name == "messaging")
            ?? throw new CliFailure("Est is still starting: wait until ./est status shows messaging as healthy.");
}
