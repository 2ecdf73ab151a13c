using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Est.Testing;

/// <summary>
/// One who is in a meeting, by SignalR's JSON protocol over a WebSocket through the gateway: messages end with the character 0x1E; type 1 is a
/// call, 6 a sign of life.
/// </summary>
public sealed class LiveClient : IAsyncDisposable
{
    private const byte End = 0x1E;
    private readonly ClientWebSocket socket = new();
    private readonly List<byte> received = [];
    private readonly byte[] buffer = new byte[16 * 1024];

    /// <exception cref="WebSocketException">The gateway or the service refused.</exception>
    public static async Task<LiveClient> JoinAsync(Uri gateway, string municipality, string key, string week, CancellationToken ct)
    {
        var client = new LiveClient();
        client.socket.Options.SetRequestHeader("X-Api-Key", key);
        await client.socket.ConnectAsync(new UriBuilder(gateway) { Scheme = "ws", Path = $"/api/{municipality}/meetings/live" }.Uri, ct);
        await client.SendAsync("""{"protocol":"json","version":1}""", ct);
        await client.NextAsync(ct);
        await client.CallAsync("Join", ct, week);
        return client;
    }

    public Task CallAsync(string method, CancellationToken ct, params string?[] arguments) =>
        SendAsync(new JsonObject { ["type"] = 1, ["target"] = method, ["arguments"] = new JsonArray([.. arguments.Select(a => (JsonNode?)a)]) }.ToJsonString(), ct);

    /// <summary>The arguments of the next call of that name; what else comes is passed over.</summary>
    public async Task<JsonArray> HearAsync(string method, CancellationToken ct)
    {
        while (true)
        {
            var message = (await NextAsync(ct)).AsObject();
            if ((int?)message["type"] == 1 && (string?)message["target"] == method) return message["arguments"]!.AsArray();
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private Task SendAsync(string message, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, endOfMessage: true, ct);

    private async Task<JsonNode> NextAsync(CancellationToken ct)
    {
        int end;
        while ((end = received.IndexOf(End)) < 0)
        {
            var part = await socket.ReceiveAsync(buffer, ct);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException($"The connection was closed: {part.CloseStatusDescription}");
            received.AddRange(buffer.AsSpan(0, part.Count));
        }
        var message = received[..end].ToArray();
        received.RemoveRange(0, end + 1);
        return JsonNode.Parse(message)!;
    }
}
