using Est.Intake.Categories;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Imports.Reading;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Imports.Mapping;

/// <summary>What a row becomes: a report, an entry in quarantine, or neither where the kommun keeps nothing of it.</summary>
internal readonly record struct CheckedRow(Report? Report, QuarantinedLine? Quarantined, IReadOnlyList<FieldError> Errors);

/// <summary>Judges the rows of one file by the rules for reports, each as if it had been sent alone.</summary>
internal sealed class RowCheck(ImportMapping mapping, Manner manner, Reporter reporter, Taxonomy taxonomy, byte[] rowSecret)
{
    private const int PreviewRows = 20;
    private readonly RowReader reader = new(mapping, manner, taxonomy, reporter.Source);
    private readonly Taxonomy ours = taxonomy.WithoutSources();
    private readonly RowKey keys = new(rowSecret);
    private readonly ReportInput input = new();
    private readonly List<FieldError> errors = [];

    /// <summary>Call for every row in order: a row's own id counts those before it.</summary>
    public CheckedRow Check(IReadOnlyList<string> cells, DateTimeOffset now)
    {
        var report = Report(cells, now);
        if (report is not null) return new CheckedRow(report, null, []);
        if (PrivacyRules.KeepNothing(errors)) return new CheckedRow(null, null, [.. errors]);
        var json = reader.ToJson(input);
        return new CheckedRow(null, QuarantinedLine.Of(reporter, json, json.Length, [.. errors]), []);
    }

    /// <summary>Lets a row pass by that was taken in before.</summary>
    public void Pass(IReadOnlyList<string> cells) => keys.Of(cells);

    public IReadOnlyList<PreviewRow> Preview(IEnumerable<NumberedRow> rows, DateTimeOffset now) =>
        [.. rows.Take(PreviewRows).Select(row => Report(row.Cells, now) is { } report
            ? new PreviewRow(row.Number, ReportBody.Of(report), [])
            : new PreviewRow(row.Number, null, [.. errors]))];

    private Report? Report(IReadOnlyList<string> cells, DateTimeOffset now)
    {
        errors.Clear();
        reader.Read(cells, keys.Of(cells), input, errors);
        return ReportRules.Check(input, reporter, ours, now, errors);
    }
}
