using System.Text;
using System.Xml;

namespace Est.Intake.Imports.Reading;

/// <summary>
/// The texts that a workbook's cells refer to by number. They come in no order, so they are kept, but in UTF-8, in blocks, and not beyond
/// <see cref="MostBytes"/>: whoever has more saves the sheet as CSV.
/// </summary>
internal sealed class SharedTexts
{
    private const int MostBytes = 64 * 1024 * 1024, BlockSize = 1024 * 1024;
    private readonly List<byte[]> blocks = [];
    private readonly List<(int Block, int Start, int Length)> texts = [];
    private int used = BlockSize;

    public static SharedTexts None { get; } = new();

    /// <exception cref="FormatException">The workbook has no text of that number.</exception>
    public string this[int number]
    {
        get
        {
            if (number >= texts.Count) throw new FormatException("A cell refers to a text that is not there.");
            var (block, start, length) = texts[number];
            return length == 0 ? "" : Encoding.UTF8.GetString(blocks[block], start, length);
        }
    }

    public static SharedTexts Read(XmlReader xml)
    {
        var all = new SharedTexts();
        using (xml)
        {
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) all.Add(xml.IsEmptyElement ? "" : SheetTable.TextOf(xml, "t"));
        }
        return all;
    }

    private void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > BlockSize - used)
        {
            if ((blocks.Count + 1L) * BlockSize > MostBytes) throw new UnreadableFile("too-much-text", "The workbook holds more text than can be kept while it is read. Save the sheet as CSV.");
            blocks.Add(new byte[BlockSize]);
            used = 0;
        }
        Encoding.UTF8.GetBytes(text, blocks[^1].AsSpan(used));
        texts.Add((blocks.Count - 1, used, length));
        used += length;
    }
}
