using Est.FollowUp.Effects;

namespace Est.FollowUp.Tests.Effects;

/// <summary>What is said of an intervention after half a year, and what it rests on.</summary>
public sealed class MeasuringAnEffect
{
    private static readonly int[] Four = [3, 5, 4, 4], Two = [1, 3, 2, 2];

    [Fact]
    public void Half_as_many_reports_where_like_areas_have_as_many_as_before()
    {
        var effect = Lit().Effect(["treated"]);
        (effect.Before!.From, effect.Before.To, effect.Before.Weeks).ShouldBe(("2025-W01", "2025-W52", 52));
        (effect.After!.From, effect.After.To, effect.After.Weeks).ShouldBe(("2026-W01", "2026-W26", 26));
        (effect.Treated.Before, effect.Treated.After, effect.Comparison!.Before, effect.Comparison.After).ShouldBe((208, 52, 416, 208));
        effect.RateRatio!.Estimate.ShouldBe(0.5, 1e-12);
        effect.RateRatio.StandardError.ShouldBe(Math.Sqrt(1.0 / 208 + 1.0 / 52 + 1.0 / 416 + 1.0 / 208), 1e-12);
        effect.RateRatio.Overdispersion.ShouldBe(1);
        // 52 reports where 104 would have come; φ = 1, and the time before is twice as long as the time after.
        effect.Wdd!.Local.Estimate.ShouldBe(-52, 1e-9);
        effect.Wdd.Local.StandardError.ShouldBe(Math.Sqrt(52 + 208 / 4.0 + 208 / 4.0 + 416 / 16.0), 1e-9);
        effect.Wdd.Total.ShouldBeNull();
        effect.Evidence.Level.ShouldBe(3);
        effect.Cautions.ShouldBeEmpty();
        effect.Sentence.ShouldBe("Rapporterna blev 50 procent färre jämfört med liknande områden, med en osäkerhet på 29 till 65 procent. Det är omkring 52 rapporter färre på 26 veckor.");
    }

    [Fact]
    public void Week_by_week_the_comparison_is_drawn_to_the_size_of_the_treated_areas_beside_the_regression()
    {
        var effect = Lit().Effect(["treated"]);
        effect.Weekly.Count.ShouldBe(78);
        effect.Weekly[0].ShouldBe(new("2025-W01", 3, 3));
        effect.Weekly[^1].ShouldBe(new("2026-W26", 3, 5));
        effect.Segmented!.Weeks.ShouldBe(78);
        effect.Segmented.Fitted.Count.ShouldBe(78);
        effect.Segmented.Level.Estimate.ShouldBeLessThan(0.8);
        effect.Segmented.Counterfactual[60].ShouldBeGreaterThan(effect.Segmented.Fitted[60]);
    }

    [Fact]
    public void Reports_that_moved_next_door_are_counted_against_it()
    {
        var kommun = new MadeKommun().With("treated", Four, Two, ["near"]).With("near", Four, [5]).With("like", Four, Four).With("also", Four, Four).With("more", Four, Four)
            .With("fourth", Four, Four);
        var effect = kommun.Effect(["treated"]);
        effect.Wdd!.Local.Estimate.ShouldBe(-52, 1e-9);
        effect.Wdd.Displacement!.Estimate.ShouldBe(26, 1e-9);
        effect.Wdd.Total!.Estimate.ShouldBe(-26, 1e-9);
        effect.Wdq!.Value.Value.ShouldBe(-0.5, 1e-9);
        effect.Wdq.Value.Meaning.ShouldBe("displacement");
    }

    [Fact]
    public void Areas_that_were_on_different_ways_before_give_no_more_than_level_two()
    {
        var kommun = new MadeKommun().With("treated", [.. Enumerable.Repeat(6, 26), .. Enumerable.Repeat(2, 26)], Two).With("like", Four, Four);
        var evidence = kommun.Effect(["treated"]).Evidence;
        evidence.Level.ShouldBe(2);
        evidence.Because.ShouldContain("unlike-before");
    }

    [Fact]
    public void What_could_mislead_is_said()
    {
        var kommun = new MadeKommun().With("treated", [.. Enumerable.Repeat(0, 39), .. Enumerable.Repeat(1, 13)], [0]);
        kommun.Interventions.Add(MadeKommun.Made(["treated"], "dialog", number: 7));
        var effect = kommun.Effect(["treated"], from: MadeKommun.Last.Plus(-7).Monday);
        effect.After!.Weeks.ShouldBe(8);
        effect.Cautions.Select(c => c.Code).ShouldBe(["no-comparison", "few-reports", "short-after", "other-interventions"]);
        effect.Cautions[^1].Values["numbers"].ShouldBe(new[] { 7 });
    }

    [Fact]
    public void A_bad_quarter_before_the_start_warns_of_regression_to_the_mean()
    {
        var kommun = new MadeKommun().With("treated", [.. Enumerable.Repeat(2, 39), .. Enumerable.Repeat(6, 13)], [2]).With("like", Four, Four);
        var caution = kommun.Effect(["treated"]).Cautions.Single(c => c.Code == "chosen-for-being-worst");
        (caution.Values["recentPerWeek"], caution.Values["earlierPerWeek"]).ShouldBe((6.0, 2.0));
        Lit().Effect(["treated"], source: "round").Cautions.Select(c => c.Code).ShouldBe(["chosen-for-being-worst"]);
    }

    [Fact]
    public void Reporting_that_changed_in_the_rest_of_the_kommun_is_said() =>
        Lit().With("elsewhere", [20], [40]).Effect(["treated"]).Cautions.Single(c => c.Code == "reporting-changed").Values["percent"].ShouldBe(71.0);

    [Fact]
    public void A_place_inside_a_treated_area_is_not_counted_twice()
    {
        var effect = Lit().With("inside", [1], [1], parent: "treated").Effect(["treated", "inside"]);
        effect.Treated.Areas.Select(a => a.Code).ShouldBe(["treated"]);
        (effect.Treated.Before, effect.Treated.After).ShouldBe((208 + 52, 52 + 26));
    }

    [Fact]
    public void The_week_it_began_in_counts_only_from_a_monday()
    {
        var (history, last) = (MadeKommun.First, MadeKommun.Last);
        var monday = MadeKommun.Start.Monday;
        WeekSpan.After(monday, last)!.First.ShouldBe(MadeKommun.Start);
        WeekSpan.After(monday.AddDays(1), last)!.First.ShouldBe(MadeKommun.Start.Next);
        WeekSpan.Before(monday.AddDays(1), history)!.Last.ShouldBe(MadeKommun.Start.Previous);
        WeekSpan.After(last.Next.Monday, last).ShouldBeNull();
    }

    private static MadeKommun Lit() => new MadeKommun().With("treated", Four, Two).With("like", Four, Four).With("also", Four, Four);
}
