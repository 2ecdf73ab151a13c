using System.Text;
using Est.FollowUp.Council;
using Est.ServiceDefaults.Documents;

namespace Est.FollowUp.OpenData;

/// <summary>
/// The kommun's own part of a published report: its areas, its categories and its totals, as they were hidden there. Sums over several kommuner stay with
/// the council, since not all of its kommuner may have open data.
/// </summary>
public sealed record OpenTable(
    string Period, DateTimeOffset PublishedAt, string Municipality, string Name, IReadOnlyList<CouncilReport.Category> Categories, IReadOnlyList<CouncilReport.Row> Rows,
    CouncilReport.Sums Total, string Explained)
{
    private const string Marks = "few = färre än 4 (0 till 3). protected = visas inte, för att andra tal inte ska gå att räkna ut.";

    public static OpenTable Of(CouncilReport report, string municipality)
    {
        ArgumentNullException.ThrowIfNull(report);
        var own = report.Municipalities.Single(m => m.Code == municipality);
        return new(report.Period, report.PublishedAt!.Value, municipality, own.Name, report.Categories, own.Rows, own.Total, Marks);
    }

    /// <summary>
    /// RFC 4180: commas, CRLF, UTF-8, a head. One row for each area and category; the totals have <c>total</c> for area or category.
    /// </summary>
    public string ToCsv()
    {
        var names = Categories.ToDictionary(c => c.Code, c => c.Name);
        var text = new StringBuilder("period,municipality,municipalityName,area,areaName,category,categoryName,count,mark\r\n");
        foreach (var row in Rows.Append(new CouncilReport.Row("total", "Hela kommunen", Total.Cells, Total.Total)))
        {
            foreach (var cell in row.Cells) Line(row, cell.Category, names.GetValueOrDefault(cell.Category, cell.Category), cell.Count, cell.Mark);
            Line(row, "total", "Alla", row.Total.Count, row.Total.Mark);
        }
        return text.ToString();

        void Line(CouncilReport.Row row, string category, string categoryName, int? count, string? mark) => text.AppendJoin(',', new[]
        {
            Period, Municipality, Safe(Name), Safe(row.Area), Safe(row.Name), Safe(category), Safe(categoryName),
            count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", mark ?? "",
        }).Append("\r\n");
    }

    private static string Safe(string value) => CsvText.Cell(value, ',');
}
