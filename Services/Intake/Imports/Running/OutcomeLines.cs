using System.Text;
using Est.Intake.Writing;
using Est.ServiceDefaults.Documents;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Imports.Running;

/// <summary>A line of the outcome for each row: its number, what became of it, the report or the entry in quarantine, and why.</summary>
internal static class OutcomeLines
{
    public const string Head = "Rad;Resultat;Rapport;Karantän;Orsak\r\n";

    public static void AddReport(this StringBuilder lines, int row, WriteResult result) =>
        lines.Append(row).Append(result.Status switch { WriteStatus.Accepted => ";ny;", WriteStatus.Revised => ";ändrad;", _ => ";oförändrad;" }).Append(result.Id).Append(";;\r\n");

    public static void AddQuarantined(this StringBuilder lines, int row, Guid id, IReadOnlyList<FieldError> errors) =>
        lines.Append(row).Append(";i karantän;;").Append(id).Append(';')
            .Append(CsvText.Cell(string.Join(" ", errors.Select(SwedishReasons.Of)), ';')).Append("\r\n");

    public static void AddRefused(this StringBuilder lines, int row, IReadOnlyList<FieldError> errors) =>
        lines.Append(row).Append(";nekad;;;").Append(CsvText.Cell(string.Join(" ", errors.Select(SwedishReasons.Of)), ';')).Append("\r\n");
}
