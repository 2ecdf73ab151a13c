using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;

namespace Est.Intake.Streams;

/// <summary>A batch of a stream, with the line that each report and each quarantined text came on.</summary>
internal sealed class StreamBatch
{
    private readonly List<(int Line, bool IsReport)> lines = [];

    public ReportBatch Content { get; } = new();
    public bool IsEmpty => lines.Count == 0;

    /// <summary>False when this batch must be written first.</summary>
    public bool TryAdd(Parsed parsed)
    {
        if (!(parsed.Report is { } report ? Content.TryAdd(report) : Content.TryAdd(parsed.Quarantined!))) return false;
        lines.Add((parsed.Line, parsed.Report is not null));
        return true;
    }

    /// <summary>Answers every line in order.</summary>
    /// <param name="refused">Where the reports that the database refused were put in quarantine.</param>
    public void Answer(IReadOnlyList<WriteResult> results, IReadOnlyDictionary<Guid, QuarantinedLine> refused, StreamAnswers answers)
    {
        var (report, quarantined) = (0, 0);
        foreach (var (line, isReport) in lines)
        {
            if (!isReport)
            {
                var entry = Content.Quarantined[quarantined++];
                answers.AddQuarantined(line, entry.Id, entry.Errors);
                continue;
            }
            var result = results[report++];
            if (result.Status == WriteStatus.Refused) answers.AddQuarantined(line, refused[result.Id].Id, refused[result.Id].Errors);
            else answers.Add(line, result.Status.Name(), result.Id);
        }
    }

    /// <summary>What became of one line: a report, or a text for quarantine.</summary>
    public readonly record struct Parsed(int Line, Report? Report, QuarantinedLine? Quarantined);
}
