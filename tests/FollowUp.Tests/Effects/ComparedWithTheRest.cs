using Est.FollowUp.Effects;

namespace Est.FollowUp.Tests.Effects;

/// <summary>A kommun as small as most: no area of like size is left, and the others together stand in where they went the same way before.</summary>
public sealed class ComparedWithTheRest
{
    private static readonly int[] Four = [3, 5, 4, 4], Two = [1, 3, 2, 2], One = [1, 1, 1, 1], Twenty = [20];

    [Fact]
    public void An_area_of_another_size_that_went_the_same_way_is_compared_with_and_that_is_said()
    {
        var effect = new MadeKommun().With("treated", Four, Two).With("large", Twenty, Twenty).With("small", One, One).Effect(["treated"]);
        effect.Against.ShouldBe("rest-of-kommun");
        effect.Comparison!.Areas.Select(a => a.Code).ShouldBe(["large", "small"]);
        effect.RateRatio!.Estimate.ShouldBe(0.5, 1e-12);
        effect.Wdd.ShouldBeNull();
        effect.Evidence.ShouldSatisfyAllConditions(e => e.Level.ShouldBe(3), e => e.Because.ShouldContain("rest-of-kommun"), e => e.Because.ShouldNotContain("comparison-areas"));
        effect.Cautions.Single(c => c.Code == "rest-of-kommun").Values["areas"].ShouldBe(new[] { "Område large", "Område small" });
        effect.Sentence.ShouldStartWith("Rapporterna blev 50 procent färre jämfört med resten av kommunen, ");
        effect.Weekly[0].Comparison!.Value.ShouldBe(21 * 208.0 / (21 * 52), 0.01);
    }

    [Fact]
    public void An_area_of_like_size_comes_before_the_rest()
    {
        var effect = new MadeKommun().With("treated", Four, Two).With("like", Four, Four).With("large", Twenty, Twenty).Effect(["treated"]);
        (effect.Against, effect.Comparison!.Areas.Single().Code).ShouldBe(("like-areas", "like"));
    }

    [Fact]
    public void Neither_neighbours_nor_areas_with_the_same_kind_of_intervention_are_of_the_rest()
    {
        var kommun = new MadeKommun().With("treated", Four, Two, ["near"]).With("near", Twenty, Twenty, ["treated"]).With("same", Twenty, Twenty).With("far", Twenty, Twenty).With("inside", [9], [9], parent: "far");
        kommun.Interventions.Add(MadeKommun.Made(["same"], number: 2));
        kommun.Effect(["treated"]).Comparison!.Areas.Select(a => a.Code).ShouldBe(["far"]);
    }

    [Fact]
    public void A_rest_that_went_another_way_is_not_compared_with()
    {
        var rose = new MadeKommun().With("treated", Four, Two).With("large", [.. Enumerable.Repeat(10, 26), .. Enumerable.Repeat(20, 26)], Twenty).Effect(["treated"]);
        (rose.Against, rose.Evidence.Level, rose.Comparison).ShouldBe(("before", 2, null));
        var season = new MadeKommun().With("treated", Four, Two).With("summer", [.. Enumerable.Repeat(10, 17), .. Enumerable.Repeat(30, 18), .. Enumerable.Repeat(10, 17)], Twenty).Effect(["treated"]);
        season.Against.ShouldBe("before");
    }

    [Fact]
    public void A_rest_with_too_few_reports_to_show_that_it_went_another_way_is_not_compared_with() =>
        new MadeKommun().With("treated", Four, Two).With("small", [1, 0, 0, 0], [1, 0, 0, 0]).Effect(["treated"]).Against.ShouldBe("before");

    [Fact]
    public void Half_a_year_before_is_needed()
    {
        DateOnly From(int weeks) => MadeKommun.First.Plus(weeks).Monday;
        new MadeKommun().With("treated", Twenty, Twenty).With("large", [60], [60]).Effect(["treated"], from: From(26)).Against.ShouldBe("rest-of-kommun");
        new MadeKommun().With("treated", Twenty, Twenty).With("large", [60], [60]).Effect(["treated"], from: From(25)).Against.ShouldBe("before");
    }

    [Fact]
    public void Shares_that_moved_by_themselves_for_months_widen_the_interval()
    {
        // Two months up and two down, around the same mean: the test lets it pass, and the interval remembers it.
        int[] moving = [.. Enumerable.Range(0, 52).Select(week => (51 - week) / 8 % 2 == 0 ? 67 : 53)];
        var (calm, moved) = (new MadeKommun().With("treated", Twenty, [10]).With("large", [60], [60]).Effect(["treated"]), new MadeKommun().With("treated", Twenty, [10]).With("large", moving, [60]).Effect(["treated"]));
        (calm.Against, moved.Against).ShouldBe(("rest-of-kommun", "rest-of-kommun"));
        moved.RateRatio!.StandardError.ShouldBeGreaterThan(1.1 * calm.RateRatio!.StandardError);
    }
}
