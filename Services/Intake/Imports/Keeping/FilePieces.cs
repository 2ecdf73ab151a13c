namespace Est.Intake.Imports.Keeping;

/// <summary>
/// A file that is fetched piece by piece as it is read. It can seek, since a zip file's table of contents stands at its end. Reading is synchronous: the
/// readers of zip and XML are.
/// </summary>
internal sealed class FilePieces(long length, Func<int, byte[]> fetch) : Stream
{
    private byte[] piece = [];
    private int held = -1;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty) return 0;
        var number = (int)(Position / FileStore.PieceSize);
        if (number != held) (piece, held) = (fetch(number), number);
        var rest = piece.AsSpan((int)(Position % FileStore.PieceSize));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
