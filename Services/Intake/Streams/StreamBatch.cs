using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Streams;

/// <summary>A batch of a stream, with the line that each report and each quarantined text came on.</summary>
internal sealed class StreamBatch
{
    private readonly List<Parsed> lines = [];

    public ReportBatch Content { get; } = new();
    public bool IsEmpty => lines.Count == 0;

    /// <summary>False when this batch must be written first.</summary>
    public bool TryAdd(Parsed parsed)
    {
        if (parsed.Report is { } report ? !Content.TryAdd(report) : parsed.Quarantined is { } text && !Content.TryAdd(text)) return false;
        // What the writer needs is in the content; a refused line is kept nowhere else.
        lines.Add(parsed);
        return true;
    }

    /// <summary>Answers every line in order.</summary>
    /// <param name="refused">Where the reports that the database refused were put in quarantine.</param>
    public void Answer(IReadOnlyList<WriteResult> results, IReadOnlyDictionary<Guid, QuarantinedLine> refused, StreamAnswers answers)
    {
        var report = 0;
        foreach (var (line, sent, kept, errors) in lines)
        {
            if (sent is null)
            {
                if (kept is null) answers.AddRefused(line, errors);
                else answers.AddQuarantined(line, kept.Id, kept.Errors);
                continue;
            }
            var result = results[report++];
            if (result.Status == WriteStatus.Refused) answers.AddQuarantined(line, refused[result.Id].Id, refused[result.Id].Errors);
            else answers.Add(line, result.Status.Name(), result.Id);
        }
    }

    /// <summary>What became of one line: a report, a text for quarantine, or neither where the kommun keeps nothing of it.</summary>
    public readonly record struct Parsed(int Line, Report? Report, QuarantinedLine? Quarantined, IReadOnlyList<FieldError> Errors);
}
