using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Levels;
using Est.SituationPicture.Prioritised;
using Est.SituationPicture.States;
using Est.SituationPicture.Weeks;

namespace Est.SituationPicture.Pictures;

/// <summary>What is read for a picture: the counts of the weeks it compares, and what stands beside them.</summary>
/// <param name="Areas">The kommun first.</param>
/// <param name="Counts">Of <see cref="WeeksOf"/>; weeks without reports are absent.</param>
/// <param name="Recent">Counts of all categories per area and week of <see cref="RecentWeeksOf"/>; weeks without reports are absent.</param>
/// <param name="Millionths">The kommun's hours of the week; null without reports.</param>
/// <param name="FirstWeek">The first week in which the kommun has a report; null without any.</param>
/// <param name="Decisions">Those of the latest meeting before this week, with that meeting's week.</param>
public sealed record PictureData(
    string Municipality,
    Week Week,
    int AreasVersion,
    IReadOnlyList<PictureArea> Areas,
    IReadOnlyList<WeeklyCount> Counts,
    IReadOnlyDictionary<(string Area, string Week), int> Recent,
    long[]? Millionths,
    IReadOnlyList<OrganisationReports> Organisations,
    Week? FirstWeek,
    PictureState State,
    IReadOnlyList<AgreedVersion> Versions,
    IReadOnlyList<LevelRow> Levels,
    IReadOnlyList<NoteRow> Notes,
    IReadOnlyList<PlannedEvent> Planned,
    IReadOnlyList<(string Week, DecisionStatus Decision)> Decisions,
    IReadOnlyList<PictureSignal> Signals,
    IReadOnlyDictionary<string, PrioritisedArea> Prioritised,
    StoredSpots Spots)
{
    private const int MeanWeeks = 4, RecentWeeks = 12;

    /// <summary>Half a year: who was heard of in these weeks and is not now is silent. Who never reports is not expected to.</summary>
    public const int WeeksOfSilence = 26;

    /// <summary>The weeks whose counts a picture shows: its own, the four before it, and the same week last year.</summary>
    public static IReadOnlyList<Week> WeeksOf(Week week) =>
        [week, .. Enumerable.Range(1, MeanWeeks).Select(back => week.Plus(-back)), week.SameWeekLastYear];

    /// <summary>Twelve weeks, the picture's last.</summary>
    public static IReadOnlyList<Week> RecentWeeksOf(Week week) => [.. Enumerable.Range(0, RecentWeeks).Select(i => week.Plus(i - RecentWeeks + 1))];

    /// <param name="reader">Whose notes can be changed; null for a picture that is kept.</param>
    public Picture ToPicture(DateTimeOffset asOf, Passport? reader)
    {
        var byArea = Counts.ToLookup(c => c.Area);
        var names = Areas.ToDictionary(a => a.Code, a => a.Name);
        var areas = Areas.Select(area => OfArea(area, [.. byArea[area.Code]], Signals.Count(s => s.Area == area.Code), reader)).ToList();
        var whole = areas[0];
        return new Picture(
            Municipality, Municipalities.ByCode(Municipality)?.Name ?? whole.Name, Week.ToString(), Versions.Count == 0 ? 0 : Versions[^1].Version,
            State.State, State.Revision, AreasVersion, asOf,
            whole.Total, whole.Weighted, whole.LastWeek, whole.MeanOfFour, whole.SameWeekLastYear, whole.Change,
            Organisations.Sum(o => o.Planned), Organisations.Count(o => o.Nil), Hours(), whole.Categories, areas,
            [.. Organisations.OrderByDescending(o => o.Reports).ThenBy(o => o.Name, StringComparer.Ordinal)],
            Signals, Spots.Spots.HotSpots, Spots.Spots.Forecast, Clusters(), Spots.Spots.NearRepeat,
            [.. Planned.Select(p => p with { AreaName = Name(p.Area) })],
            Decisions.Count == 0 ? null : new LastMeeting(Decisions[0].Week, [.. Decisions.Select(d => d.Decision with { AreaName = Name(d.Decision.Area) })]),
            State.Focus, Versions, Late: null);

        string Name(string area) => names.GetValueOrDefault(area, area);
    }

    private IReadOnlyList<AreaCluster> Clusters() => AreaClusters.Of([.. Areas.Select(area => new AreaClusters.Counted(
        area.Code, area.Parent, area.Population, area.Neighbours ?? [],
        Enumerable.Range(0, MeanWeeks).Sum(back => Recent.GetValueOrDefault((area.Code, Week.Plus(-back).ToString())))))]);

    private AreaPicture OfArea(PictureArea area, WeeklyCount[] counts, int signals, Passport? reader)
    {
        var (now, last) = (Week.ToString(), Week.Previous.ToString());
        var before = Enumerable.Range(1, MeanWeeks).Select(back => Week.Plus(-back).ToString()).ToHashSet();
        var categories = counts.GroupBy(c => c.Category).Select(group => OfCategory(group.Key, [.. group], before))
            .OrderByDescending(c => c.Count).ThenByDescending(c => c.LastWeek).ThenBy(c => c.Code, StringComparer.Ordinal)
            .ToList();
        var total = categories.Sum(c => c.Count);
        var weighted = categories.Sum(c => c.Weighted);
        var change = Change.Of(total, counts.Where(c => before.Contains(c.Week)).Sum(c => c.Count), WeeksBefore);
        var proposed = ProposedLevel.Of(total, change, signals, weighted, Weighted(c => before.Contains(c.Week)) / MeanWeeks);
        var level = Levels.FirstOrDefault(l => l.Area == area.Code);
        return new AreaPicture(
            area.Code, area.Name, area.Parent, level?.Level, level?.Motive, level?.SetBy, proposed.Level, proposed.Because,
            total, weighted, Weighted(c => c.Week == last), categories.Sum(c => c.LastWeek), categories.Sum(c => c.MeanOfFour), LastYear(counts), change,
            [.. RecentWeeksOf(Week).Select(week => Recent.GetValueOrDefault((area.Code, week.ToString())))],
            categories,
            [.. Notes.Where(n => n.Area == area.Code).Select(n => n.Note with { CanChange = reader is not null && MayChange(n, reader) })],
            Prioritised.GetValueOrDefault(area.Code));

        double Weighted(Func<WeeklyCount, bool> which) => counts.Where(which).Sum(c => c.Weighted);
    }

    private CategoryCount OfCategory(string category, WeeklyCount[] counts, HashSet<string> before)
    {
        var (now, last) = (Week.ToString(), Week.Previous.ToString());
        var count = counts.Where(c => c.Week == now).Sum(c => c.Count);
        var sum = counts.Where(c => before.Contains(c.Week)).Sum(c => c.Count);
        return new CategoryCount(
            category, counts[0].Name ?? DefaultCategories.ByCode(category)?.Name ?? category, count,
            counts.Where(c => c.Week == now).Sum(c => c.Weighted),
            counts.Where(c => c.Week == last).Sum(c => c.Count), sum / (double)MeanWeeks, LastYear(counts), Change.Of(count, sum, WeeksBefore));
    }

    /// <summary>How many of the four weeks before lie in the kommun's history.</summary>
    private int WeeksBefore => FirstWeek is { } first ? Enumerable.Range(1, MeanWeeks).Count(back => Week.Plus(-back).CompareTo(first) >= 0) : 0;

    private int? LastYear(WeeklyCount[] counts) =>
        FirstWeek <= Week.SameWeekLastYear ? counts.Where(c => c.Week == Week.SameWeekLastYear.ToString()).Sum(c => c.Count) : null;

    private static bool MayChange(NoteRow note, Passport reader) =>
        note.OrganisationId == reader.OrganisationId || reader.HasRole(Roles.Coordinator, Roles.Admin);

    private double[] Hours() =>
        Millionths is null ? new double[HoursOfWeek.Count] : [.. Millionths.Select(millionths => millionths / (double)HoursOfWeek.Whole)];
}
