using Est.Intake.Quarantine;
using Est.Intake.Reports;

namespace Est.Intake.Writing;

/// <summary>
/// What one transaction writes: reports of one or many kommuner, and lines for quarantine. It never holds a report
/// twice, since one statement cannot both insert and revise it: then close the batch, write it, and begin another.
/// </summary>
public sealed class ReportBatch
{
    public const int MostRows = 4096;
    private const int MostCharacters = 8 * 1024 * 1024;
    private readonly List<Report> reports = [];
    private readonly List<QuarantinedLine> quarantined = [];
    private readonly HashSet<Guid> ids = [];
    private int characters;

    public IReadOnlyList<Report> Reports => reports;
    public IReadOnlyList<QuarantinedLine> Quarantined => quarantined;
    public bool IsEmpty => reports.Count == 0 && quarantined.Count == 0;
    private bool IsFull => reports.Count + quarantined.Count >= MostRows || characters >= MostCharacters;

    /// <summary>False when the batch must be closed first: it is full, or holds another version of this report.</summary>
    public bool TryAdd(Report report)
    {
        if (IsFull || !ids.Add(report.Id)) return false;
        reports.Add(report);
        characters += (report.Description?.Length ?? 0) + (report.ActionTaken?.Length ?? 0) + (report.Origin?.Length ?? 0);
        return true;
    }

    /// <summary>False when the batch is full.</summary>
    public bool TryAdd(QuarantinedLine line)
    {
        if (IsFull) return false;
        quarantined.Add(line);
        characters += line.Raw.Length;
        return true;
    }
}

public enum WriteStatus { Accepted, Revised, Unchanged, Refused }

public static class WriteStatuses
{
    /// <summary>As it stands in answers.</summary>
    public static string Name(this WriteStatus status) => status switch
    {
        WriteStatus.Accepted => "accepted",
        WriteStatus.Revised => "revised",
        WriteStatus.Unchanged => "unchanged",
        _ => "refused",
    };
}

/// <summary>What became of one report of a batch.</summary>
/// <param name="Revision">As stored; 0 when refused.</param>
public readonly record struct WriteResult(Guid Id, int Revision, WriteStatus Status);
