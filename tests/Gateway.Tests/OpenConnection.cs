using System.Net.WebSockets;

namespace Est.Gateway.Tests;

/// <summary>A connection through the gateway that stays open and tells what happens: a WebSocket, or an answer without an end.</summary>
public sealed class OpenConnection : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16];
    private Stream? events;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<OpenConnection> OpenAsync(GatewayHost gateway, string header, string value, bool isWebSocket = true, string municipality = "1862")
    {
        var connection = new OpenConnection();
        var path = $"/api/{municipality}/meetings/live";
        if (isWebSocket)
        {
            connection.socket.Options.SetRequestHeader(header, value);
            await connection.socket.ConnectAsync(new UriBuilder(gateway.ClientOptions.BaseAddress) { Scheme = "ws", Path = path }.Uri, Ct);
        }
        else
        {
            connection.events = await gateway.With(header, value).GetStreamAsync(new Uri(path, UriKind.Relative), Ct);
        }
        (await connection.HearsAsync()).ShouldBeTrue();
        return connection;
    }

    /// <summary>True when something is heard, false when the connection is over.</summary>
    public async Task<bool> HearsAsync()
    {
        try
        {
            return events is null
                ? (await socket.ReceiveAsync(buffer, Ct)).MessageType != WebSocketMessageType.Close
                : await events.ReadAsync(buffer, Ct) > 0;
        }
        catch (Exception error) when (error is WebSocketException or IOException)
        {
            return false;
        }
    }

    /// <summary>Says something, and hears the answer.</summary>
    public async Task<bool> AnswersAsync()
    {
        await socket.SendAsync("x"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Ct);
        return await HearsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        if (events is not null) await events.DisposeAsync();
    }
}
