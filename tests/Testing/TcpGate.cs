using System.Net;
using System.Net.Sockets;

namespace Est.Testing;

/// <summary>A door in front of a server that a test may shut and open: the server "goes down" and comes back.</summary>
public sealed class TcpGate : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly Lock door = new();
    private readonly List<TcpClient> open = [];
    private TcpListener? listener;

    public TcpGate(string host, int port)
    {
        (this.host, this.port) = (host, port);
        Port = Listen(0);
    }

    /// <summary>Where to connect instead of the server, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Cuts every connection and refuses new ones.</summary>
    public void Shut()
    {
        lock (door)
        {
            listener?.Stop();
            listener = null;
            foreach (var client in open) client.Close();
            open.Clear();
        }
    }

    public void Open()
    {
        if (listener is null) Listen(Port);
    }

    private int Listen(int at)
    {
        var listening = new TcpListener(IPAddress.Loopback, at);
        listening.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listening.Start();
        listener = listening;
        _ = AcceptAsync(listening);
        return ((IPEndPoint)listening.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener listening)
    {
        try
        {
            while (true) _ = RelayAsync(await listening.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Shut.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(host, port);
            lock (door)
            {
                if (listener is null) return;
                open.AddRange([near, far]);
            }
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone; closing both tells the other.
        }
        finally
        {
            lock (door)
            {
                open.Remove(near);
                open.Remove(far);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Shut();
        return ValueTask.CompletedTask;
    }
}
