namespace Est.Intake.Streams;

/// <summary>One line of a body, without its line break.</summary>
internal readonly ref struct Line(int number, ReadOnlySpan<byte> bytes, long length)
{
    /// <summary>From 1; blank lines count.</summary>
    public int Number { get; } = number;

    /// <summary>At most <see cref="LineReader.LongestLine"/> of them, valid until the next read.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>How long the line was in truth.</summary>
    public long Length { get; } = length;

    public bool IsTooLong => Length > LineReader.LongestLine;
}

/// <summary>
/// Cuts a body into lines in one buffer of fixed size. Of a line that is too long the beginning is kept and the rest
/// passed over, so that no input can make memory grow.
/// </summary>
internal sealed class LineReader(Stream body)
{
    public const int LongestLine = 64 * 1024;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // Not from a pool: a read that was given up may still write into it.
    private readonly byte[] buffer = new byte[4 * LongestLine];
    private int start, end, searched, number;
    private long skipped;
    private bool ended;

    /// <summary>Reads what has arrived, or waits for more. False at the body's end.</summary>
    public async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (start > 0)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            (end, searched, start) = (end - start, searched - start, 0);
        }
        var read = await body.ReadAsync(buffer.AsMemory(end), ct);
        end += read;
        ended = read == 0;
        return !ended;
    }

    /// <summary>Takes the next whole line of what was read; at the body's end also one without a line break.</summary>
    public bool TryTake(out Line line)
    {
        var at = buffer.AsSpan(searched..end).IndexOf((byte)'\n');
        if (at < 0 && !(ended && end > start))
        {
            PassOverExcess();
            line = default;
            return false;
        }
        var stop = at < 0 ? end : searched + at;
        line = Cut(stop);
        start = searched = at < 0 ? end : stop + 1;
        skipped = 0;
        return true;
    }

    /// <summary>Takes what there is of a line whose end will not come.</summary>
    public Line TakeRest()
    {
        var rest = Cut(end);
        start = searched = end;
        return rest;
    }

    private Line Cut(int stop)
    {
        number++;
        var bytes = buffer.AsSpan(start..stop);
        var length = bytes.Length + skipped;
        if (number == 1 && bytes.StartsWith(ByteOrderMark)) bytes = bytes[ByteOrderMark.Length..];
        if (skipped == 0 && bytes is [.., (byte)'\r']) bytes = bytes[..^1];
        return new Line(number, bytes[..Math.Min(bytes.Length, LongestLine)], length);
    }

    private void PassOverExcess()
    {
        if (end - start > LongestLine)
        {
            skipped += end - start - LongestLine;
            end = start + LongestLine;
        }
        searched = end;
    }
}
