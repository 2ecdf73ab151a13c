using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Est.Testing;

/// <summary>One line of the answer to a stream of reports.</summary>
public sealed record LineResult(int Line, string Status, string? Id);

/// <summary>
/// A client that reads the answer while it still sends, as integrations do: .NET's HttpClient on HTTP/1.1 reads nothing
/// before the whole body is sent.
/// </summary>
public static class StreamClient
{
    private const int Piece = 256 * 1024;

    /// <param name="body">NDJSON.</param>
    /// <param name="onResult">Called with the number of results seen so far.</param>
    /// <param name="promised">Content-Length to promise; null for the body's own length. More than that breaks the stream off half-way.</param>
    /// <param name="onSent">Called with the number of bytes of the body that the other side has taken so far.</param>
    /// <returns>The results that arrived, and whether the answer came to its end.</returns>
    public static async Task<(List<LineResult> Results, bool Complete)> SendAsync(
        Uri gateway, string municipality, string key, byte[] body, CancellationToken ct,
        Action<int>? onResult = null, long? promised = null, Action<long>? onSent = null)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(gateway.Host, gateway.Port, ct);
        await using var network = client.GetStream();
        await network.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/{municipality}/reports/stream HTTP/1.1\r\nHost: {gateway.Authority}\r\nX-Api-Key: {key}\r\n" +
            $"Content-Type: application/x-ndjson\r\nContent-Length: {promised ?? body.Length}\r\nConnection: close\r\n\r\n"), ct);
        var sending = SendBodyAsync(client, network, body, halfClose: promised is not null, onSent, ct);

        var results = new List<LineResult>();
        var complete = false;
        try
        {
            using var reader = new StreamReader(new ChunkedBody(new BufferedStream(network, 64 * 1024)));
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                using var json = JsonDocument.Parse(line);
                var result = json.RootElement;
                results.Add(new LineResult(
                    result.GetProperty("line").GetInt32(), result.GetProperty("status").GetString()!,
                    result.TryGetProperty("id", out var id) ? id.GetString() : null));
                onResult?.Invoke(results.Count);
            }
            complete = true;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Broken off: what was read so far is what was acknowledged.
        }
        await sending;
        return (results, complete);
    }

    private static async Task SendBodyAsync(TcpClient client, NetworkStream network, byte[] body, bool halfClose, Action<long>? onSent, CancellationToken ct)
    {
        try
        {
            for (var at = 0; at < body.Length; at += Piece)
            {
                await network.WriteAsync(body.AsMemory(at, Math.Min(Piece, body.Length - at)), ct);
                onSent?.Invoke(Math.Min(at + Piece, body.Length));
            }
            if (halfClose) client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // The other side is gone; the reader says how far it came.
        }
    }

    /// <summary>The body of an HTTP/1.1 answer with <c>Transfer-Encoding: chunked</c>; its status must be 200.</summary>
    private sealed class ChunkedBody(Stream source) : Stream
    {
        private int left = -1;
        private bool ended;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (left == -1) ReadHead();
            if (ended) return 0;
            if (left == 0)
            {
                left = int.Parse(ReadLine(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (left == 0)
                {
                    ended = true;
                    return 0;
                }
            }
            var read = source.Read(buffer, offset, Math.Min(count, left));
            if (read == 0) throw new IOException("The answer broke off.");
            left -= read;
            if (left == 0) ReadLine();
            return read;
        }

        private void ReadHead()
        {
            var status = ReadLine();
            if (!status.Contains(" 200 ", StringComparison.Ordinal)) throw new HttpRequestException($"The stream was answered: {status}");
            while (ReadLine().Length > 0)
            {
            }
            left = 0;
        }

        private string ReadLine()
        {
            var line = new StringBuilder();
            while (true)
            {
                var next = source.ReadByte();
                if (next == -1) throw new IOException("The answer broke off.");
                if (next == '\n') return line.ToString().TrimEnd('\r');
                line.Append((char)next);
            }
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
