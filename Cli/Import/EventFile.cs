using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Est.Cli.Import;

/// <summary>
/// Reads events one by one from a JSON array or from JSON values one after another (NDJSON), either gzipped. What it is
/// is seen from its first bytes, so a file's name does not matter and stdin works as well.
/// </summary>
internal static class EventFile
{
    private const byte Space = (byte)' ';

    /// <exception cref="CliFailure">The input is broken; the sentence says where.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream source, [EnumeratorCancellation] CancellationToken ct)
    {
        var raw = PipeReader.Create(source);
        var isGzip = (await PeekAsync(raw, 2, ct)).AsSpan().StartsWith<byte>([0x1f, 0x8b]);
        var json = isGzip ? PipeReader.Create(new GZipStream(raw.AsStream(), CompressionMode.Decompress)) : raw;
        var first = await OrFailureAsync(() => FirstByteAsync(json, ct));
        if (first is null) yield break;

        var events = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(json, topLevelValues: first != (byte)'[', cancellationToken: ct);
        await using var each = events.GetAsyncEnumerator(ct);
        while (await OrFailureAsync(() => each.MoveNextAsync().AsTask())) yield return each.Current;
    }

    /// <summary>At least so many of the next bytes, which stay unread; fewer only at the end.</summary>
    private static async Task<byte[]> PeekAsync(PipeReader reader, int count, CancellationToken ct)
    {
        var read = await reader.ReadAtLeastAsync(count, ct);
        var bytes = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.Start);
        return bytes;
    }

    /// <summary>The first byte that is neither space nor a byte order mark; null when there is none.</summary>
    private static async Task<byte?> FirstByteAsync(PipeReader reader, CancellationToken ct)
    {
        for (var count = 4; ; count *= 2)
        {
            var bytes = await PeekAsync(reader, count, ct);
            foreach (var one in bytes.AsSpan().StartsWith<byte>([0xef, 0xbb, 0xbf]) ? bytes.AsSpan(3) : bytes)
                if (one > Space) return one;
            if (bytes.Length < count) return null;
        }
    }

    private static async Task<T> OrFailureAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (JsonException e)
        {
            throw new CliFailure(string.Create(
                CultureInfo.InvariantCulture,
                $"The events are not whole JSON from line {e.LineNumber + 1:N0}, byte {e.BytePositionInLine + 1:N0}."));
        }
        catch (InvalidDataException)
        {
            throw new CliFailure("The gzip data are damaged or end too early: their content does not match what they say of it.");
        }
    }
}
