using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Est.Testing;

/// <summary>A mail server of the test's own: speaks as much SMTP (RFC 5321) as sending takes, and keeps what it was sent.</summary>
public sealed class MailStub : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailStub()
    {
        listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Receiver and whole text of each message.</summary>
    public ConcurrentQueue<(string To, string Text)> Taken { get; } = new();

    /// <summary>Receivers that are turned away.</summary>
    public ConcurrentDictionary<string, bool> Refused { get; } = new();

    public void Dispose() => listener.Stop();

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // Stopped.
        }
        catch (ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        var to = "";
        await writer.WriteLineAsync("220 stub");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)) to = line[8..].Trim('<', '>', ' ');
            if (Refused.ContainsKey(to) && line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync("451 later");
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var text = new List<string>();
                while (await reader.ReadLineAsync() is { } content && content != ".") text.Add(content);
                Taken.Enqueue((to, string.Join('\n', text)));
                await writer.WriteLineAsync("250 taken");
            }
            else await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
        }
    }
}
