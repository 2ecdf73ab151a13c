using System.Globalization;
using System.Text;
using Est.ServiceDefaults.Documents;
using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Maps;

/// <summary>
/// A picture as a table that Swedish Excel opens by a double click: UTF-8 with a byte order mark, semicolons, decimal commas, CRLF. A row
/// for each area, and one for each of its categories.
/// </summary>
public static class PictureCsv
{
    private static readonly CultureInfo Swedish = new("sv-SE") { NumberFormat = { NegativeSign = "-" } };

    private static readonly string[] Head =
    [
        "Vecka", "Områdeskod", "Område", "Överordnat", "Läge", "Föreslaget läge", "Motiv", "Kategori", "Antal", "Viktat", "Förra veckan",
        "Medel fyra veckor", "Samma vecka i fjol", "Skillnad", "Skillnad lägst", "Skillnad högst", "Bedömning",
    ];

    public static byte[] Write(Picture picture)
    {
        var text = new StringBuilder();
        Row(text, Head);
        foreach (var area in picture.Areas)
        {
            Row(text, Of(picture, area, "Alla", area.Total, area.Weighted, area.LastWeek, area.MeanOfFour, area.SameWeekLastYear, area.Change));
            foreach (var c in area.Categories)
                Row(text, Of(picture, area, c.Name, c.Count, c.Weighted, c.LastWeek, c.MeanOfFour, c.SameWeekLastYear, c.Change));
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string[] Of(
        Picture picture, AreaPicture area, string category, int count, double weighted, int lastWeek, double mean, int? lastYear, Change change) =>
    [
        picture.Week, Text(area.Code), Text(area.Name), Text(area.Parent), Level(area.Level), Level(area.ProposedLevel), Text(area.LevelMotive), Text(category),
        Number(count), Number(weighted), Number(lastWeek), Number(mean), Number(lastYear),
        Number(change.Difference), Number(change.DifferenceLow), Number(change.DifferenceHigh), Verdict(change.Verdict),
    ];

    private static void Row(StringBuilder text, string[] cells) => text.AppendJoin(';', cells).Append("\r\n");

    private static string Number(double? value) => value?.ToString("0.##", Swedish) ?? "";

    private static string Text(string? value) => CsvText.Cell(value, ';');

    private static string Level(string? level) => level switch { "green" => "grönt", "yellow" => "gult", "red" => "rött", _ => "" };

    private static string Verdict(string verdict) =>
        verdict switch { "above" => "fler än väntat", "below" => "färre än väntat", "within" => "inom det vanliga", _ => "går inte att säga" };
}
