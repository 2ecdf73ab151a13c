using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Est.ServiceDefaults.Documents;

/// <summary>
/// A Word document of headings, paragraphs and tables, A4, upright unless it is to lie. Headings and tables are marked as such, so that a screen reader finds its way.
/// </summary>
public sealed class WordDocument(bool isLandscape = false)
{
    private const string Font = "Calibri", Muted = "5B6570", Line = "C9CED3";
    private readonly Body body = new();

    public void Title(string text) => Add("Title", text);
    public void Heading(string text) => Add("Heading1", text);
    public void Paragraph(string text) => Add(null, text);
    public void Small(string text) => Add("Small", text);

    public void Bullets(IEnumerable<string> lines)
    {
        foreach (var line in lines) Add("Bullet", "–  " + line);
    }

    /// <param name="widths">Of the columns, in per cent.</param>
    public void Table(IReadOnlyList<int> widths, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line }),
            new TableLayout { Type = TableLayoutValues.Fixed }));
        table.Append(new TableGrid([.. widths.Select(width => new GridColumn { Width = (width * 96).ToString(System.Globalization.CultureInfo.InvariantCulture) })]));
        var first = Row(head, widths, bold: true);
        first.PrependChild(new TableRowProperties(new TableHeader()));
        table.Append(first);
        foreach (var row in rows) table.Append(Row(row, widths, bold: false));
        body.Append(table);
    }

    public byte[] ToBytes(string title)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            document.PackageProperties.Language = "sv-SE";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            body.Append(new SectionProperties(
                isLandscape ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape } : new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1000, Bottom = 900, Left = 1134, Right = 1134, Header = 500, Footer = 500, Gutter = 0 }));
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    private void Add(string? style, string text)
    {
        var paragraph = new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        if (style is not null) paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        body.Append(paragraph);
    }

    private static TableRow Row(IReadOnlyList<string> cells, IReadOnlyList<int> widths, bool bold)
    {
        var row = new TableRow();
        for (var i = 0; i < cells.Count; i++)
        {
            var run = new Run(new Text(cells[i]) { Space = SpaceProcessingModeValues.Preserve });
            if (bold) run.PrependChild(new RunProperties(new Bold()));
            row.Append(new TableCell(
                new TableCellProperties(new TableCellWidth { Width = (widths[i] * 50).ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Pct }),
                new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }), run)));
        }
        return row;
    }

    private static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }, new FontSize { Val = "21" }, new Languages { Val = "sv-SE" }))),
        Style("Normal", "Normal", before: 0, after: 100, size: 21, isDefault: true),
        Style("Title", "Title", before: 0, after: 80, size: 36, bold: true),
        Style("Heading1", "heading 1", before: 200, after: 60, size: 25, bold: true),
        Style("Bullet", "Bullet", before: 0, after: 30, size: 21),
        Style("Cell", "Cell", before: 20, after: 20, size: 19),
        Style("Small", "Small", before: 60, after: 0, size: 17, color: Muted));

    private static Style Style(string id, string name, int before, int after, int size, bool bold = false, string? color = null, bool isDefault = false)
    {
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (color is not null) run.Append(new Color { Val = color });
        run.Append(new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new Style(
            new StyleName { Val = name },
            new StyleParagraphProperties(new SpacingBetweenLines
            {
                Before = before.ToString(System.Globalization.CultureInfo.InvariantCulture),
                After = after.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }),
            run)
        { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault };
    }
}
