namespace Est.Intake.Imports.Reading;

/// <summary>A table that is read row by row and never held whole. Its texts are as in the file; a sheet's numbers and dates come as texts too.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="UnreadableFile">The file is not the table that it seemed to be.</exception>
    bool Read();

    /// <summary>As a spreadsheet numbers it, from 1.</summary>
    int Row { get; }

    /// <summary>Valid until the next <see cref="Read"/>.</summary>
    IReadOnlyList<string> Cells { get; }
}

internal static class Tables
{
    public const int MostColumns = 500;
    public const int MostRows = 1_048_576;

    /// <summary>Excel's own limit is 32,767.</summary>
    public const int LongestCell = 40_000;

    public static bool IsBlank(this IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
            if (!string.IsNullOrWhiteSpace(cell)) return false;
        return true;
    }
}

/// <summary>A file that cannot be imported, for a reason that its sender can do something about. Never holds anything of the file.</summary>
internal sealed class UnreadableFile(string code, string message) : Exception(message)
{
    /// <summary>Stable, e.g. <c>broken-zip</c>.</summary>
    public string Code { get; } = code;

    public static UnreadableFile TooManyColumns(int row) => new("too-many-columns", $"Row {row} has more than {Tables.MostColumns} columns. Take away those that are not needed.");

    public static UnreadableFile TooManyRows() => new("too-many-rows", $"The file has more than {Tables.MostRows:N0} rows. Divide it.");
}
