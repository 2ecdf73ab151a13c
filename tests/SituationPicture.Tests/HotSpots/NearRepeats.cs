using Est.SituationPicture.HotSpots;

namespace Est.SituationPicture.Tests.HotSpots;

/// <summary>Reports that follow each other near by are told from reports that only lie in the same places, or only at the same time.</summary>
public sealed class NearRepeats
{
    [Fact]
    public void Pairs_are_counted_and_what_equals_a_limit_is_outside() =>
        Knox.Count([new(0, 0, 0), new(199, 0, 13), new(200, 0, 0), new(5_000, 0, 14)], 200, 14).ShouldBe(new Knox.Pairs(6, 2, 4, 2));

    [Fact]
    public void A_series_of_repeats_is_found()
    {
        var random = new Random(7);
        var events = Enumerable.Range(0, 60).SelectMany(i =>
        {
            var first = new Knox.Happening(random.Next(8_000), random.Next(8_000), random.Next(180));
            return i % 2 == 0 ? [first, first with { Easting = first.Easting + 50, Day = first.Day + 3 }] : new[] { first };
        }).ToList();
        var found = Knox.Test(events, 200, 14);
        found.Observed.ShouldBeGreaterThanOrEqualTo(30);
        found.Expected.ShouldBeLessThan(10);
        found.P.ShouldBe(0.001);
    }

    [Fact]
    public void Places_that_are_always_busy_are_no_repeats()
    {
        var random = new Random(7);
        List<Knox.Happening> events = [.. Enumerable.Range(0, 100).Select(i => new Knox.Happening(i % 5 * 1_000, 0, random.Next(180)))];
        Knox.Test(events, 200, 14).P.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void The_same_reports_give_the_same_answer()
    {
        List<Knox.Happening> events = [.. Enumerable.Range(0, 50).Select(i => new Knox.Happening(i * 37 % 900, i * 91 % 900, i * 53 % 100))];
        Knox.Test(events, 200, 14).ShouldBe(Knox.Test(events, 200, 14));
    }
}
