using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Est.Testing;

/// <summary>A virtual host of the test run's own on the real RabbitMQ, deleted at the end.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly HttpClient management;

    private TestBroker(string virtualHost)
    {
        VirtualHost = virtualHost;
        management = new HttpClient
        {
            BaseAddress = new Uri(TestServers.RabbitMqManagement.GetLeftPart(UriPartial.Authority).Replace(
            TestServers.RabbitMqManagement.UserInfo + "@", "", StringComparison.Ordinal))
        };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(TestServers.RabbitMqManagement.UserInfo))));
    }

    public string VirtualHost { get; }

    /// <summary>What a service is given as <c>ConnectionStrings:messaging</c>.</summary>
    public string ConnectionString => Through(TestServers.RabbitMq.Port);

    /// <summary>The same by another port of this machine, e.g. that of a <see cref="TcpGate"/>.</summary>
    public string Through(int port) => new UriBuilder(TestServers.RabbitMq) { Port = port, Path = VirtualHost }.Uri.ToString();

    public static async Task<TestBroker> CreateAsync(string prefix)
    {
        var broker = new TestBroker($"{prefix}-{Guid.NewGuid():N}");
        using var response = await broker.management.PutAsync(new Uri($"/api/vhosts/{broker.VirtualHost}", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
        return broker;
    }

    /// <summary>Queue names with the number of messages ready in them, as the broker's statistics say (some seconds late).</summary>
    public async Task<Dictionary<string, int>> QueuesAsync()
    {
        var queues = await management.GetFromJsonAsync<JsonElement>(new Uri($"/api/queues/{VirtualHost}", UriKind.Relative));
        return queues.EnumerateArray().ToDictionary(
            q => q.GetProperty("name").GetString()!,
            q => q.TryGetProperty("messages_ready", out var ready) ? ready.GetInt32() : 0);
    }

    /// <summary>Puts a queue of the same name and another type where one was, which its owner cannot declare again.</summary>
    public async Task ReplaceByClassicQueueAsync(string queue)
    {
        var address = new Uri($"/api/queues/{VirtualHost}/{queue}", UriKind.Relative);
        using var deleted = await management.DeleteAsync(address);
        deleted.EnsureSuccessStatusCode();
        using var made = await management.PutAsJsonAsync(address, new { durable = true, arguments = new Dictionary<string, string> { ["x-queue-type"] = "classic" } });
        made.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        using var response = await management.DeleteAsync(new Uri($"/api/vhosts/{VirtualHost}", UriKind.Relative));
        management.Dispose();
    }
}
