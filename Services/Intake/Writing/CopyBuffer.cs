using System.Buffers.Binary;
using System.Text;

namespace Est.Intake.Writing;

/// <summary>
/// Rows in the binary format of COPY (PostgreSQL 15 documentation, COPY, "Binary Format"): a header, then for each row the
/// number of its columns and for each column its length, -1 for null, and its bytes; numbers are big-endian. Written by hand
/// because Npgsql's importer, column by column, took more time than reading the reports' JSON.
/// </summary>
internal sealed class CopyBuffer
{
    private const int WorthSending = 64 * 1024;
    private static readonly long Epoch = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;
    private byte[] bytes = new byte[2 * WorthSending];
    private int length;

    public CopyBuffer()
    {
        // Signature, flags, length of the header's extension.
        "PGCOPY\n"u8.CopyTo(bytes);
        ReadOnlySpan<byte> rest = [0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
        rest.CopyTo(bytes.AsSpan(7));
        length = 19;
    }

    public bool IsWorthSending => length >= WorthSending;

    public void BeginRow(short columns) => BinaryPrimitives.WriteInt16BigEndian(Take(2), columns);

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public void Add(Guid value) => value.TryWriteBytes(Column(16), bigEndian: true, out _);

    public void Add(short value) => BinaryPrimitives.WriteInt16BigEndian(Column(2), value);

    public void Add(bool? value)
    {
        if (value is { } some) Column(1)[0] = some ? (byte)1 : (byte)0;
        else AddNull();
    }

    public void Add(double? value)
    {
        if (value is { } some) BinaryPrimitives.WriteDoubleBigEndian(Column(8), some);
        else AddNull();
    }

    /// <summary>Microseconds since the year 2000, UTC.</summary>
    public void Add(DateTimeOffset? value)
    {
        if (value is { } some) BinaryPrimitives.WriteInt64BigEndian(Column(8), (some.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);
        else AddNull();
    }

    public void Add(string? value) => AddText(value, []);

    /// <summary>jsonb is its format's version, 1, and the text.</summary>
    public void AddJson(string? value) => AddText(value, [1]);

    public async Task SendAsync(Stream stream, CancellationToken ct)
    {
        await stream.WriteAsync(bytes.AsMemory(0, length), ct);
        length = 0;
    }

    private void AddText(string? value, ReadOnlySpan<byte> prefix)
    {
        if (value is null)
        {
            AddNull();
            return;
        }
        Reserve(4 + prefix.Length + Encoding.UTF8.GetMaxByteCount(value.Length));
        var text = bytes.AsSpan(length + 4);
        prefix.CopyTo(text);
        var written = prefix.Length + Encoding.UTF8.GetBytes(value, text[prefix.Length..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(length), written);
        length += 4 + written;
    }

    private void AddNull() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    private Span<byte> Column(int size)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), size);
        return Take(size);
    }

    private Span<byte> Take(int size)
    {
        Reserve(size);
        length += size;
        return bytes.AsSpan(length - size, size);
    }

    private void Reserve(int size)
    {
        if (bytes.Length - length < size) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + size));
    }
}
