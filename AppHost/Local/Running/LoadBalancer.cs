using System.Net;
using System.Net.Sockets;

namespace Est.AppHost.Local;

/// <summary>Shares the connections to one port among the replicas behind it, in turn; what DCP's proxy does on Aspire.</summary>
internal sealed class LoadBalancer(int port, IReadOnlyList<int> replicas)
{
    private int _next;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping), stopping);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            for (var tried = 0; tried < replicas.Count; tried++)
            {
                using var replica = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                try
                {
                    await replica.ConnectAsync(IPAddress.Loopback, replicas[(int)((uint)Interlocked.Increment(ref _next) % replicas.Count)], stopping);
                }
                catch (SocketException)
                {
                    continue; // this one restarts; the next may answer
                }
                await Task.WhenAny(CopyAsync(client, replica, stopping), CopyAsync(replica, client, stopping));
                return;
            }
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken stopping)
    {
        try { await from.GetStream().CopyToAsync(to.GetStream(), stopping); }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException) { }
    }
}
