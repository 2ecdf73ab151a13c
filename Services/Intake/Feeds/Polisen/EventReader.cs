using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Est.Intake.Feeds.Polisen;

/// <summary>The text of one event as it came, whole or not.</summary>
/// <param name="TooLong">Only the first <see cref="EventCutter.MaxBytes"/> are here.</param>
public readonly record struct EventText(ReadOnlyMemory<byte> Json, bool TooLong);

/// <summary>The body cannot be read further; what was read before it stays.</summary>
/// <param name="kebab">The end of the problem's type.</param>
public sealed class BrokenFeedException(string kebab, string message) : Exception(message)
{
    public string Kebab => kebab;

    /// <summary>What became of the events before the break.</summary>
    public FeedCounts? Counts { get; set; }
}

/// <summary>
/// Reads the events of a body, plain or gzip (known by its first two bytes, whatever the headers say), one at a time.
/// </summary>
public static class EventReader
{
    /// <summary>The police's events shrink to a sixth. A body that unpacks to this many times its size is made to fill us up.</summary>
    private const int MaxRatio = 200;
    private const long RatioMattersFrom = 16 * 1024 * 1024;

    /// <exception cref="BrokenFeedException">Thrown where the body breaks, after all events before that.</exception>
    public static async IAsyncEnumerable<EventText> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken ct)
    {
        var head = await ReadHeadAsync(body, ct);
        var packed = new CountedStream(body.AsStream(leaveOpen: true));
        var gzip = head is [0x1F, 0x8B];
        var text = gzip ? PipeReader.Create(new GZipStream(packed, CompressionMode.Decompress), new(bufferSize: 64 * 1024)) : body;

        var cutter = new EventCutter();
        var number = 1L;
        while (true)
        {
            var chunk = await ReadChunkAsync(text, cutter, number, ct);
            foreach (var segment in chunk.Buffer)
            {
                for (var rest = segment; rest.Length > 0;)
                {
                    rest = rest[cutter.Take(rest.Span, out var complete)..];
                    if (!complete) continue;
                    yield return new EventText(cutter.Text, cutter.TooLong);
                    number++;
                }
            }
            text.AdvanceTo(chunk.Buffer.End);
            if (gzip && cutter.Offset > RatioMattersFrom && cutter.Offset / MaxRatio > packed.BytesRead)
                throw new BrokenFeedException("gzip-bomb", $"The body unpacks to more than {MaxRatio} times its size; reading stopped at byte {cutter.Offset}, event {number}.");
            if (chunk.IsCompleted) break;
        }
        if (cutter.InArray)
            throw new BrokenFeedException("broken-json", cutter.InEvent
                ? $"Event {number}, which begins at byte {cutter.Start}, has no end, so that nothing after it can be told apart."
                : $"The array breaks off at byte {cutter.Offset}, before event {number}.");
        if (cutter.InEvent) yield return new EventText(cutter.Text, cutter.TooLong);
    }

    private static async Task<byte[]> ReadHeadAsync(PipeReader body, CancellationToken ct)
    {
        try
        {
            var start = await body.ReadAtLeastAsync(2, ct);
            var head = System.Buffers.BuffersExtensions.ToArray(start.Buffer.Slice(0, Math.Min(2, start.Buffer.Length)));
            body.AdvanceTo(start.Buffer.Start);
            return head;
        }
        catch (IOException)
        {
            throw new BrokenFeedException("body-cut-off", "The body broke off before the first event.");
        }
    }

    private static async ValueTask<ReadResult> ReadChunkAsync(PipeReader text, EventCutter cutter, long number, CancellationToken ct)
    {
        try
        {
            return await text.ReadAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw new BrokenFeedException("broken-gzip", $"The gzip data are damaged or cut off after byte {cutter.Offset} of the text, in or before event {number}.");
        }
        catch (IOException)
        {
            throw new BrokenFeedException("body-cut-off", $"The body broke off after byte {cutter.Offset} of the text, in or before event {number}.");
        }
    }

    private sealed class CountedStream(Stream inner) : Stream
    {
        public long BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");
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
