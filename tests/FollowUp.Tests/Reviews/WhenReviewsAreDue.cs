using Est.FollowUp.Reviews;
using Est.ServiceDefaults.Weeks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.FollowUp.Tests.Reviews;

/// <summary>The plan of reviews: three tiers, and few enough to be done.</summary>
public sealed class WhenReviewsAreDue
{
    private static readonly DateOnly Started = new(2026, 9, 7);     // Monday of 2026-W37

    [Fact]
    public void What_began_in_september_is_looked_at_next_week_judged_when_said_and_at_the_years_end() =>
        Plan(reviewAt: new DateOnly(2026, 11, 16)).ShouldBe("week 2026-09-18, quarter 2026-11-16, year 2026-12-31");

    [Fact]
    public void Without_a_day_the_quarter_ends_it_unless_it_has_just_begun()
    {
        Plan(reviewAt: null, startedOn: new DateOnly(2026, 8, 10)).ShouldBe("week 2026-08-21, quarter 2026-09-30, year 2026-12-31");
        Plan(reviewAt: null).ShouldBe("week 2026-09-18, year 2026-12-31");
    }

    [Fact]
    public void A_kommun_that_works_by_tertial_judges_by_tertial() =>
        Plan(reviewAt: null, startedOn: new DateOnly(2026, 1, 12), cadence: PeriodKind.Tertial).ShouldBe("week 2026-01-23, quarter 2026-04-30, year 2026-12-31");

    [Fact]
    public void A_day_beyond_the_quarters_end_does_not_put_the_quarter_off() =>
        Plan(reviewAt: new DateOnly(2027, 6, 1), startedOn: new DateOnly(2026, 1, 12)).ShouldBe("week 2026-01-23, quarter 2026-03-31, year 2026-12-31");

    [Fact]
    public void What_goes_on_as_it_was_is_looked_at_more_and_more_seldom()
    {
        List<ReviewPlan.Decided> decided = [];
        var looks = new List<string>();
        while (Of(null, decided).FirstOrDefault(p => p.Tier == Review.Week) is { } look)
        {
            looks.Add($"W{Week.Of(look.Due).Number}");
            decided.Add(new(Review.Week, look.Due, "continue"));
        }
        looks.ShouldBe(["W38", "W40", "W44", "W48", "W52"]);
    }

    [Fact]
    public void What_was_extended_is_looked_at_the_next_week_again() =>
        Plan(null, decided: [new(Review.Week, new(2026, 9, 18), "continue"), new(Review.Week, new(2026, 10, 2), "extend")]).ShouldStartWith("week 2026-10-09");

    [Fact]
    public void What_is_done_waits_for_one_judgement_on_the_day_that_was_said()
    {
        Plan(new DateOnly(2027, 2, 1), isDone: true).ShouldBe("quarter 2027-02-01");
        Plan(null, isDone: true).ShouldBe("quarter 2026-12-31");
    }

    [Fact]
    public void A_judged_quarter_is_followed_by_the_next_and_a_year_stands_for_the_quarter_that_it_ends()
    {
        Plan(new DateOnly(2026, 9, 28), decided: [new(Review.Quarter, new(2026, 9, 28), "continue")], startedOn: new DateOnly(2026, 4, 6))
            .ShouldBe("week 2026-10-09, year 2026-12-31");
        Plan(null, decided: [new(Review.Year, new(2026, 12, 28), "continue")]).ShouldBe("week 2027-01-08, quarter 2027-03-31, year 2027-12-31");
    }

    [Fact]
    public void Every_plan_is_short_and_leaves_nothing_without_a_date()
    {
        var outcomes = Gen.Elements("continue", "extend");
        var cases =
            from start in Gen.Choose(0, 800)
            from tiers in Gen.Elements(Review.Week, Review.Quarter, Review.Year).ListOf()
            from chosen in outcomes.ListOf()
            from gaps in Gen.Choose(1, 60).ListOf()
            from said in Gen.Choose(-200, 900)
            from isDone in Gen.Elements(true, false)
            from cadence in Gen.Elements(PeriodKind.Quarter, PeriodKind.Tertial)
            select (Start: new DateOnly(2025, 1, 1).AddDays(start), Said: said < 0 ? (DateOnly?)null : new DateOnly(2025, 1, 1).AddDays(start + said), IsDone: isDone, Cadence: cadence,
                Decided: tiers.Zip(chosen, gaps).Select(t => (Tier: t.First, Outcome: t.Second, Gap: t.Third)).ToList());
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var on = c.Start;
            List<ReviewPlan.Decided> decided = [.. c.Decided.Select(d => new ReviewPlan.Decided(d.Tier, on = on.AddDays(d.Gap), d.Outcome))];
            var planned = ReviewPlan.Of(c.Start, c.IsDone, c.Said, decided, c.Cadence);
            var latest = decided.Select(d => d.On).Append(c.Start).Max();
            planned.Select(p => p.Tier).Distinct().Count().ShouldBe(planned.Count);
            planned.Count(p => p.Tier != Review.Week).ShouldBeInRange(1, 2);
            planned.Where(p => p.Tier == Review.Week).ShouldAllBe(p => p.Due > latest);
            // Half a year and four weeks is the longest tertial and what is too short of the one before.
            planned.Min(p => p.Due).ShouldBeLessThan(c.IsDone ? latest.AddDays(1200) : latest.AddDays(155));
            if (c.IsDone) planned.Count.ShouldBe(1);
            planned.ShouldBe(ReviewPlan.Of(c.Start, c.IsDone, c.Said, [.. decided.AsEnumerable().Reverse()], c.Cadence));
        }).QuickCheckThrowOnFailure();
    }

    private static string Plan(
        DateOnly? reviewAt, DateOnly? startedOn = null, bool isDone = false, IReadOnlyList<ReviewPlan.Decided>? decided = null, PeriodKind cadence = PeriodKind.Quarter) =>
        string.Join(", ", ReviewPlan.Of(startedOn ?? Started, isDone, reviewAt, decided ?? [], cadence).Select(p => $"{p.Tier} {p.Due:yyyy-MM-dd}"));

    private static IReadOnlyList<ReviewPlan.Planned> Of(DateOnly? reviewAt, IReadOnlyList<ReviewPlan.Decided> decided) =>
        ReviewPlan.Of(Started, isDone: false, reviewAt, decided, PeriodKind.Quarter);
}
