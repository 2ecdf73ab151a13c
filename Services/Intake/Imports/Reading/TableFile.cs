using System.Text;
using Est.Intake.Categories;
using Est.Intake.Imports.Inspecting;

namespace Est.Intake.Imports.Reading;

/// <summary>A row as it stands in the file.</summary>
internal readonly record struct NumberedRow(int Number, IReadOnlyList<string> Cells);

/// <summary>What an inspection found, and the first rows behind the header.</summary>
internal sealed record InspectedFile(Found Found, IReadOnlyList<FoundColumn> Columns, IReadOnlyList<NumberedRow> FirstRows);

/// <summary>Opens a file as the table that it is, told by its bytes and never by its name.</summary>
internal static class TableFile
{
    public const string Csv = "csv", Xlsx = "xlsx";
    private const int HeadSize = 256 * 1024;

    public static ITable Open(Stream file, Found found) => found.Kind == Xlsx
        ? new SheetTable(file)
        : new CsvTable(file, Encodings.ByName(found.Encoding!), Separators.ByName(found.Separator!));

    /// <summary>Rows with something in them, the header and Excel's <c>sep=;</c> apart. Their cells are valid until the next row.</summary>
    public static IEnumerable<NumberedRow> DataRows(this ITable table, bool header)
    {
        while (table.Read())
        {
            if (table.Cells.IsBlank() || table.Row == 1 && Separators.IsDirective(table.Cells)) continue;
            if (!header) yield return new NumberedRow(table.Row, table.Cells);
            header = false;
        }
    }

    /// <summary>Reads all of a new file, so that what is wrong with it is said before anything is imported.</summary>
    /// <param name="encoding">As its bytes were found to be; not looked at for a workbook.</param>
    /// <exception cref="UnreadableFile">It is no table, or one that cannot be read.</exception>
    public static InspectedFile Inspect(Stream file, string encoding, Taxonomy taxonomy)
    {
        var head = new byte[(int)Math.Min(HeadSize, file.Length)];
        file.ReadExactly(head);
        file.Position = 0;
        var shape = ShapeOf(head, encoding);
        using var table = Open(file, shape);
        var rows = new List<NumberedRow>();
        var count = 0L;
        foreach (var row in table.DataRows(header: false))
        {
            count++;
            if (rows.Count <= Inspection.RowsLookedAt) rows.Add(row with { Cells = [.. row.Cells] });
        }
        var inspected = Judge(shape, (table as SheetTable)?.Name, rows, taxonomy);
        var data = count - (inspected.Found.Header ? 1 : 0);
        if (data <= 0) throw new UnreadableFile(count == 0 ? "empty-file" : "only-header", count == 0 ? "There is nothing in the file." : "The file names its columns and has no rows below.");
        return inspected with { Found = inspected.Found with { Rows = data } };
    }

    /// <summary>Looks at the first rows of a file that was inspected before.</summary>
    public static InspectedFile LookAgain(Stream file, Found found, Taxonomy taxonomy)
    {
        using var table = Open(file, found);
        var rows = table.DataRows(header: false).Take(Inspection.RowsLookedAt + 1).Select(row => row with { Cells = [.. row.Cells] }).ToList();
        return Judge(found, found.Sheet, rows, taxonomy) with { Found = found };
    }

    private static InspectedFile Judge(Found shape, string? sheet, List<NumberedRow> rows, Taxonomy taxonomy)
    {
        var (found, columns) = Inspection.Of(shape.Kind, shape.Encoding, shape.Separator, sheet, [.. rows.Select(r => r.Cells)], taxonomy);
        return new InspectedFile(found, columns, [.. rows.Skip(found.Header ? 1 : 0)]);
    }

    private static Found ShapeOf(byte[] head, string encoding)
    {
        switch (head)
        {
            case []: throw new UnreadableFile("empty-file", "There is nothing in the file.");
            case [(byte)'P', (byte)'K', ..]: return new Found(Xlsx, null, null, null, null, "none", null, false, null);
            case [0xD0, 0xCF, 0x11, 0xE0, ..]: throw new UnreadableFile("old-workbook", "The file is in Excel's form from before 2007, or protected by a password. Save it as .xlsx without a password.");
            case [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..]: throw new UnreadableFile("not-a-table", "The file is a PDF. Ask for the same as CSV or .xlsx.");
        }
        var text = Encodings.ByName(encoding).GetString(head).TrimStart('\uFEFF');
        // A text has none of these; a few may have come into a row, which then goes to quarantine alone.
        if (text.Count(c => c < ' ' && c is not ('\t' or '\r' or '\n')) > text.Length / 50) throw new UnreadableFile("not-a-table", "The file is neither CSV nor a workbook (.xlsx).");
        return new Found(Csv, encoding, Separators.Name(Separators.Find(text)), null, null, "none", null, false, null);
    }
}
