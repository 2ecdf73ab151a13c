using System.Text;

namespace Est.Intake.Imports.Inspecting;

/// <summary>
/// How the bytes of a text are to be read: by its byte order mark, else as UTF-8 where all of it is, else as Windows-1252, which Swedish
/// programs wrote before. One ö far down decides, so the whole file is looked at.
/// </summary>
internal sealed class Encodings
{
    public const string Utf8 = "utf-8", Utf16 = "utf-16", Utf16BigEndian = "utf-16BE", Windows1252 = "windows-1252";
    private readonly Decoder strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] scratch = new char[4096];
    private readonly List<byte> mark = [];
    private bool isUtf8 = true;

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding ByName(string name) => Encoding.GetEncoding(name);

    /// <summary>Adds the next piece, however the file is cut.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        if (mark.Count < 2) mark.AddRange(piece[..Math.Min(piece.Length, 2 - mark.Count)]);
        Check(piece, flush: false);
    }

    /// <summary>What the whole of the pieces is.</summary>
    public string Find()
    {
        Check([], flush: true);
        return mark switch
        {
            [0xFF, 0xFE] => Utf16,
            [0xFE, 0xFF] => Utf16BigEndian,
            _ => isUtf8 ? Utf8 : Windows1252,
        };
    }

    private void Check(ReadOnlySpan<byte> piece, bool flush)
    {
        try
        {
            for (var more = isUtf8; more;)
            {
                strict.Convert(piece, scratch, flush, out var used, out _, out var completed);
                piece = piece[used..];
                more = !completed;
            }
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
        }
    }
}
