using Est.Contracts;
using Est.SituationPicture.Areas;

namespace Est.SituationPicture.Facts;

/// <summary>What a message of reports changes: the facts to store, and the counts to change with them.</summary>
public sealed record FactChanges(IReadOnlyList<Fact> Newer, Tally Tally)
{
    /// <summary>
    /// A report replaces what is known of it only with a higher revision, whatever the order in which revisions arrive. Its old
    /// revision is taken out of the counts as it was counted, and the new one put in.
    /// </summary>
    /// <param name="areas">The current areas, in which what is new is counted.</param>
    /// <param name="versions">Those in which the known facts are counted.</param>
    public static FactChanges Of(
        string municipality, IEnumerable<RecordedReport> reports, IReadOnlyDictionary<Guid, Fact> known, AreaMap areas, CountedIn countedIn)
    {
        var newer = new List<Fact>();
        var tally = new Tally();
        foreach (var report in reports.GroupBy(r => r.Id).Select(revisions => revisions.MaxBy(r => r.Revision)!))
        {
            if (known.TryGetValue(report.Id, out var old))
            {
                if (old.Revision >= report.Revision) continue;
                tally.Remove(old, countedIn.Upwards(old));
            }
            var fact = Fact.Of(municipality, report);
            fact = fact with { Area = areas.Place(fact), AreasVersion = areas.Version };
            tally.Add(fact, areas.Upwards(fact.Area));
            newer.Add(fact);
        }
        return new FactChanges(newer, tally);
    }
}
