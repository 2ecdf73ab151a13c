using System.Text;
using CsvHelper;

namespace Est.Intake.Imports.Reading;

/// <summary>Rows of a CSV file. One row is held at a time, and how long it can grow is bounded: behind a quotation mark that is never closed the rest of the file is one text.</summary>
internal sealed class CsvTable : ITable
{
    private const int LongestRow = 200_000;
    private readonly CsvReader reader;
    private readonly List<string> cells = [];

    /// <param name="bytes">From its beginning; disposed with the table.</param>
    public CsvTable(Stream bytes, Encoding encoding, char separator) => reader = CsvReader.Create(
        new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024),
        new CsvReaderOptions
        {
            Separator = separator,
            DetectSeparatorHint = false,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = LongestRow,
            // A quotation mark inside a text (5" rör) is a character like any other.
            MalformedData = CsvMalformedDataHandling.Recover,
            IncludeValuesInExceptions = false,
        }, leaveOpen: false);

    public int Row { get; private set; }
    public IReadOnlyList<string> Cells => cells;

    public bool Read()
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (CsvFormatException)
        {
            throw new UnreadableFile("row-too-long",
                $"Row {Row + 1} is longer than {LongestRow / 1000} kB. Is a quotation mark missing at the end of a text, or are there too many columns?");
        }
        Row++;
        if (Row > Tables.MostRows) throw UnreadableFile.TooManyRows();
        if (reader.FieldCount > Tables.MostColumns) throw UnreadableFile.TooManyColumns(Row);
        cells.Clear();
        for (var i = 0; i < reader.FieldCount; i++) cells.Add(reader.GetString(i).Trim());
        return true;
    }

    public void Dispose() => reader.Dispose();
}
