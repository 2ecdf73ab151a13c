using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Weeks;

namespace Est.SituationPicture.Pictures;

public readonly record struct PictureArea(string Code, string Name, string? Parent);

/// <summary>What is read for a picture: the counts of the weeks it compares, and what stands beside them.</summary>
/// <param name="Areas">The kommun first.</param>
/// <param name="Counts">Of <see cref="WeeksOf"/>; weeks without reports are absent.</param>
/// <param name="Millionths">The kommun's hours of the week; null without reports.</param>
/// <param name="FirstWeek">The first week in which the kommun has a report; null without any.</param>
public sealed record PictureData(
    string Municipality,
    Week Week,
    IReadOnlyList<PictureArea> Areas,
    IReadOnlyList<WeeklyCount> Counts,
    long[]? Millionths,
    IReadOnlyList<WeeklyOrganisation> Organisations,
    Week? FirstWeek,
    IReadOnlyList<PictureSignal> Signals)
{
    private const int MeanWeeks = 4;

    /// <summary>The weeks whose counts a picture shows: its own, the four before it, and the same week last year.</summary>
    public static IReadOnlyList<Week> WeeksOf(Week week) =>
        [week, .. Enumerable.Range(1, MeanWeeks).Select(back => week.Plus(-back)), week.SameWeekLastYear];

    public Picture ToPicture(DateTimeOffset asOf)
    {
        var byArea = Counts.ToLookup(c => c.Area);
        var areas = Areas.Select(area => OfArea(area, [.. byArea[area.Code]])).ToList();
        var whole = areas[0];
        return new Picture(
            Municipality, Municipalities.ByCode(Municipality)?.Name ?? whole.Name, Week.ToString(), Version: 0, State: "open", asOf,
            whole.Total, whole.Weighted, whole.LastWeek, whole.MeanOfFour, whole.SameWeekLastYear,
            Organisations.Sum(o => o.Planned), Organisations.Sum(o => o.Calm),
            Hours(), whole.Categories, areas,
            [.. Organisations.Where(o => o.Reports + o.Planned + o.Calm > 0)
                .Select(o => new OrganisationReports(o.Organisation, o.Reports, o.Planned, o.Calm > 0))
                .OrderByDescending(o => o.Reports).ThenBy(o => o.Name, StringComparer.Ordinal)],
            Signals, HotSpots: []);
    }

    private AreaPicture OfArea(PictureArea area, WeeklyCount[] counts)
    {
        var (now, last, lastYear) = (Week.ToString(), Week.Previous.ToString(), Week.SameWeekLastYear.ToString());
        var before = Enumerable.Range(1, MeanWeeks).Select(back => Week.Plus(-back).ToString()).ToHashSet();
        var categories = counts.Where(c => c.Week == now || c.Week == last).GroupBy(c => c.Category)
            .Select(group => new CategoryCount(
                group.Key, DefaultCategories.ByCode(group.Key)?.Name ?? group.Key,
                group.Where(c => c.Week == now).Sum(c => c.Count),
                group.Where(c => c.Week == now).Sum(c => CountRows.Weighted(c.Category, c.Severities)),
                group.Where(c => c.Week == last).Sum(c => c.Count)))
            .OrderByDescending(c => c.Count).ThenByDescending(c => c.LastWeek).ThenBy(c => c.Code, StringComparer.Ordinal)
            .ToList();
        return new AreaPicture(
            area.Code, area.Name, area.Parent, Level: null,
            categories.Sum(c => c.Count), categories.Sum(c => c.Weighted), categories.Sum(c => c.LastWeek),
            counts.Where(c => before.Contains(c.Week)).Sum(c => c.Count) / (double)MeanWeeks,
            FirstWeek <= Week.SameWeekLastYear ? counts.Where(c => c.Week == lastYear).Sum(c => c.Count) : null,
            categories);
    }

    private double[] Hours() =>
        Millionths is null ? new double[HoursOfWeek.Count] : [.. Millionths.Select(millionths => millionths / (double)HoursOfWeek.Whole)];
}
