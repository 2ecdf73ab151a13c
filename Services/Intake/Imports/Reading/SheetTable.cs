using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Est.Intake.Imports.Reading;

/// <summary>
/// Rows of the first visible sheet of a workbook (ECMA-376, SpreadsheetML). The Open XML SDK finds the parts; the sheet itself is read with an
/// XmlReader, since the SDK's own reader takes a text whole, however long it is.
/// </summary>
internal sealed class SheetTable : ITable
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };
    private readonly SpreadsheetDocument workbook;
    private readonly SharedTexts texts;
    private readonly SheetDates dates;
    private readonly XmlReader xml;
    private readonly List<string> cells = [];

    /// <param name="bytes">Can seek; disposed with the table.</param>
    public SheetTable(Stream bytes)
    {
        WorkbookGuard.Check(bytes);
        bytes.Position = 0;
        try
        {
            workbook = SpreadsheetDocument.Open(bytes, isEditable: false);
            var parts = workbook.WorkbookPart ?? throw WorkbookGuard.Broken();
            var sheet = parts.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.State is null || s.State == SheetStateValues.Visible) ?? throw WorkbookGuard.Broken();
            Name = sheet.Name?.Value ?? "";
            dates = new SheetDates(parts);
            texts = parts.SharedStringTablePart is { } shared ? SharedTexts.Read(Open(shared)) : SharedTexts.None;
            xml = Open(parts.GetPartById(sheet.Id?.Value ?? "") as WorksheetPart ?? throw WorkbookGuard.Broken());
        }
        catch (Exception error) when (IsBroken(error))
        {
            bytes.Dispose();
            throw WorkbookGuard.Broken();
        }
    }

    /// <summary>Name of the sheet.</summary>
    public string Name { get; }

    public int Row { get; private set; }
    public IReadOnlyList<string> Cells => cells;

    public bool Read()
    {
        cells.Clear();
        try
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" }) return false;
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
                ReadRow();
                return true;
            }
            return false;
        }
        catch (Exception error) when (IsBroken(error))
        {
            throw WorkbookGuard.Broken();
        }
    }

    public void Dispose()
    {
        xml.Dispose();
        workbook.Dispose();
    }

    private void ReadRow()
    {
        var number = xml.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : Row + 1;
        if (number <= Row) throw WorkbookGuard.Broken();
        if (number > Tables.MostRows) throw UnreadableFile.TooManyRows();
        Row = number;
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) ReadCell();
    }

    private void ReadCell()
    {
        var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
        if (column >= Tables.MostColumns) throw UnreadableFile.TooManyColumns(Row);
        if (column < cells.Count) throw WorkbookGuard.Broken();
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var text = xml.IsEmptyElement ? "" : TextOf(xml, "v", "t");
        while (cells.Count < column) cells.Add("");
        cells.Add(text.Length == 0 ? "" : type switch
        {
            "s" => texts[int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)].Trim(),
            "b" => text == "1" ? "ja" : "nej",
            // #N/A and its like: nothing that a report could say.
            "e" => "",
            null or "n" => dates.TextOf(text, style) ?? text,
            _ => text.Trim(),
        });
    }

    /// <summary><c>BC12</c> is column 54 (from 0) of row 12.</summary>
    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.AsSpan(0, Math.Min(place.Length, 4)))
        {
            if (letter is < 'A' or > 'Z') break;
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    /// <summary>The text of an element's descendants of these names, joined: a text in several styles is several of them.</summary>
    internal static string TextOf(XmlReader xml, params ReadOnlySpan<string> names)
    {
        var depth = xml.Depth;
        var text = new StringBuilder();
        var buffer = new char[1024];
        var (wanted, phonetic) = (false, -1);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (phonetic < 0 && xml.LocalName == "rPh" && !xml.IsEmptyElement) phonetic = xml.Depth;
                wanted = phonetic < 0 && !xml.IsEmptyElement && names.Contains(xml.LocalName);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.Depth == phonetic) phonetic = -1;
                wanted = false;
            }
            else if (wanted && xml.CanReadValueChunk && xml.HasValue)
            {
                for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                {
                    text.Append(buffer, 0, read);
                    if (text.Length > Tables.LongestCell) throw new UnreadableFile("cell-too-long", $"A cell holds more than {Tables.LongestCell:N0} characters.");
                }
            }
        }
        return text.ToString();
    }

    private static XmlReader Open(OpenXmlPart part) => XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Safe);

    /// <summary>What the reading of zip, package and XML says of a file that is damaged.</summary>
    private static bool IsBroken(Exception error) => error is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException
        or FormatException or OverflowException or IOException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException;
}
