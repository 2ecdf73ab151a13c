using System.Globalization;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Paging;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="After">The list goes on behind it; null for the newest.</param>
internal sealed record Page(Cursor? After, int Limit)
{
    public const int Most = 500;
    public const int Usual = 100;

    /// <summary>Reads both from the address as texts: what is not a number is then an error of its field, like any other.</summary>
    public static Page Read(string? after, string? limit, List<FieldError> errors)
    {
        Cursor? cursor = null;
        if (Cursor.TryParse(after, out var known)) cursor = known;
        else if (after is not null) errors.Add(new FieldError("after", "not-a-cursor", "Send what next said in the answer before, as it was."));

        var rows = Usual;
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out rows) && rows is >= 1 and <= Most))
            errors.Add(new FieldError("limit", "out-of-range", $"Give a limit from 1 to {Most}."));
        return new Page(cursor, rows);
    }

    /// <summary>The rows of this page, and where the next one begins.</summary>
    /// <param name="rows">One row more than the page holds, when there are so many.</param>
    public (IReadOnlyList<T> Rows, string? Next) Cut<T>(List<T> rows, Func<T, Cursor> cursorOf) => rows.Count > Limit
        ? (rows.GetRange(0, Limit), cursorOf(rows[Limit - 1]).ToString())
        : (rows, null);
}
