extern alias cli;

using System.Text.Json;
using cli::Est.Cli.Demo;

namespace Est.AppHostTests.Commands;

/// <summary>The made reports of the demonstration: the same each time, and such as a kommun might have.</summary>
public sealed class MakingDemoReports
{
    private static readonly DateOnly Monday = new(2026, 11, 16);
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 22, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void They_are_the_same_each_time_and_a_week_later_too()
    {
        foreach (var kommun in DemoKommun.All)
        {
            Texts(kommun, Monday, 0, Sunday).ShouldBe(Texts(kommun, Monday, 0, Sunday));
            var later = Texts(kommun, Monday, 1, Sunday.AddDays(7)).ToHashSet();
            // The rise moves on with the weeks; it only ever leaves reports that are there already.
            Texts(kommun, Monday, 0, Sunday).Where(text => !text.Contains("-okning-", StringComparison.Ordinal)).ShouldAllBe(text => later.Contains(text));
        }
    }

    [Fact]
    public void Sixty_weeks_of_them_are_as_many_as_a_kommun_of_that_size_reports()
    {
        foreach (var (code, least, most) in new[] { ("1862", 25, 45), ("1883", 50, 90) })
        {
            var kommun = DemoKommun.All.Single(k => k.Code == code);
            var weeks = Enumerable.Range(0, 60).Select(ago => DemoReports.OfWeek(kommun, Monday.AddDays(-7 * ago), ago, Sunday).Count()).ToList();
            weeks.Average().ShouldBeInRange(least, most, code);
        }
    }

    [Fact]
    public void Each_is_new_to_its_organisation_over_by_now_and_near_its_area()
    {
        foreach (var kommun in DemoKommun.All)
        {
            var reports = Enumerable.Range(-1, 61).SelectMany(ago => DemoReports.OfWeek(kommun, Monday.AddDays(-7 * ago), ago, Sunday)).ToList();
            reports.Select(r => r.ExternalId).ShouldBeUnique();
            reports.Where(r => r.Kind != "planned").ShouldAllBe(r => (r.OccurredTo ?? r.OccurredFrom) <= Sunday);
            reports.ShouldAllBe(r => kommun.Organisations.Any(o => o.Key == r.Organisation));
            foreach (var area in kommun.Areas)
                area.Places.ShouldAllBe(place => Inside(area.Ring, place.Lon, place.Lat), $"{kommun.Name}, {area.Name}");
        }
    }

    private static List<string> Texts(DemoKommun kommun, DateOnly monday, int weeksAgo, DateTimeOffset now) =>
        [.. DemoReports.OfWeek(kommun, monday, weeksAgo, now).Select(report => JsonSerializer.Serialize(report))];

    /// <summary>A ray eastwards crosses the ring an odd number of times.</summary>
    private static bool Inside((double Lon, double Lat)[] ring, double lon, double lat) =>
        ring.Select((a, i) => (A: a, B: ring[(i + 1) % ring.Length]))
            .Count(side => side.A.Lat > lat != side.B.Lat > lat
                && lon < side.A.Lon + (lat - side.A.Lat) / (side.B.Lat - side.A.Lat) * (side.B.Lon - side.A.Lon)) % 2 == 1;
}
