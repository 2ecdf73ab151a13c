using System.Text;
using Est.Intake.Quarantine;
using Est.Intake.Writing;

namespace Est.Intake.Imports.Running;

/// <summary>How many rows became what.</summary>
/// <param name="Refused">Kept nowhere: the kommun refuses texts with personal data.</param>
internal readonly record struct RowCounts(int Accepted, int Revised, int Unchanged, int Quarantined, int Refused);

/// <summary>The rows of one transaction.</summary>
internal sealed class RowBatch
{
    private readonly List<(int Row, Mapping.CheckedRow Became)> rows = [];

    public ReportBatch Content { get; } = new();
    public int Rows => rows.Count;
    public int LastRow => rows[^1].Row;

    /// <summary>False when this batch must be written first.</summary>
    public bool TryAdd(int row, Mapping.CheckedRow became)
    {
        if (became.Report is { } report ? !Content.TryAdd(report) : became.Quarantined is { } line && !Content.TryAdd(line)) return false;
        rows.Add((row, became));
        return true;
    }

    /// <summary>What is kept of the rows' outcome.</summary>
    /// <param name="unstorable">Where the reports that the database refused were put in quarantine.</param>
    public (string Lines, RowCounts Counts) Outcome(IReadOnlyList<WriteResult> results, IReadOnlyDictionary<Guid, QuarantinedLine> unstorable)
    {
        var lines = new StringBuilder(rows.Count * 64);
        var counts = new RowCounts();
        var report = 0;
        foreach (var (row, became) in rows)
        {
            var waits = became.Quarantined;
            if (became.Report is not null)
            {
                var result = results[report++];
                if (result.Status != WriteStatus.Refused)
                {
                    lines.AddReport(row, result);
                    counts = result.Status switch
                    {
                        WriteStatus.Accepted => counts with { Accepted = counts.Accepted + 1 },
                        WriteStatus.Revised => counts with { Revised = counts.Revised + 1 },
                        _ => counts with { Unchanged = counts.Unchanged + 1 },
                    };
                    continue;
                }
                waits = unstorable[result.Id];
            }
            if (waits is not null) lines.AddQuarantined(row, waits.Id, waits.Errors);
            else lines.AddRefused(row, became.Errors);
            counts = waits is not null ? counts with { Quarantined = counts.Quarantined + 1 } : counts with { Refused = counts.Refused + 1 };
        }
        return (lines.ToString(), counts);
    }
}
