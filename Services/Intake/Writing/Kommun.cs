using Est.Intake.Quarantine;
using Est.Intake.Reports;

namespace Est.Intake.Writing;

/// <summary>
/// The rows of one kommun, sorted by id: two transactions that write the same reports then meet them in the same order and
/// wait for each other instead of deadlocking.
/// </summary>
internal sealed record Kommun(string Code, List<Report> Reports, List<QuarantinedLine> Quarantined)
{
    public static IReadOnlyList<Kommun> Of(IReadOnlyList<Report> reports, IReadOnlyList<QuarantinedLine> quarantined)
    {
        var kommuner = new SortedDictionary<string, Kommun>(StringComparer.Ordinal);
        foreach (var report in reports) Find(report.Municipality).Reports.Add(report);
        foreach (var line in quarantined) Find(line.Municipality).Quarantined.Add(line);
        foreach (var kommun in kommuner.Values) kommun.Reports.Sort((a, b) => a.Id.CompareTo(b.Id));
        return [.. kommuner.Values];

        Kommun Find(string code)
        {
            if (!kommuner.TryGetValue(code, out var kommun)) kommuner[code] = kommun = new Kommun(code, [], []);
            return kommun;
        }
    }
}
