using System.Net.Sockets;

namespace Est.AppHost.Local;

/// <summary>
/// Erlang's port mapper (epmd), which RabbitMQ cannot do without. The Erlang runtime would start one for the whole machine
/// that outlives everybody; ours has its own port and stops with us.
/// </summary>
internal sealed class PortMapper(string name, Ports ports) : IServer
{
    private readonly int _port = ports.Free(name);

    public ResourceRow Row => new(name, ResourceRow.Helper, Address: $"127.0.0.1:{_port}");

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ERL_EPMD_PORT"] = $"{_port}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };

    public Task<ChildStart> PrepareAsync(CancellationToken ct) =>
        Task.FromResult(new ChildStart("epmd", ["-port", $"{_port}", "-address", "127.0.0.1"], "/", new Dictionary<string, string>()));

    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port, ct);
            await client.GetStream().WriteAsync("\0\u0001n"u8.ToArray(), ct); // NAMES_REQ, with its length before it
            await client.GetStream().ReadExactlyAsync(new byte[4], ct);
            return null;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return "it does not answer yet";
        }
    }
}
