using Est.FollowUp.Effects;
using FsCheck;
using FsCheck.Fluent;

namespace Est.FollowUp.Tests.Effects;

/// <summary>Which areas an intervention's areas are compared with.</summary>
public sealed class ChoosingComparisonAreas
{
    private static readonly int[] Four = [3, 5, 4, 4], Eight = [8, 7, 9, 8], Twenty = [20];

    [Fact]
    public void Those_that_had_as_many_reports_in_the_same_course_come_first()
    {
        var effect = new MadeKommun().With("treated", Four, Four).With("like", Four, Four).With("also", [4, 4, 4, 5], Four).With("double", Eight, Eight)
            .With("other", Twenty, Twenty).Effect(["treated"]);
        Codes(effect.Comparison).ShouldBe(["also", "double", "like"]);
    }

    [Fact]
    public void Neighbours_show_displacement_and_are_never_compared_with()
    {
        var effect = new MadeKommun().With("treated", Four, Four, ["near"]).With("near", Four, Four, ["treated"]).With("inside-near", Four, Four, parent: "near")
            .With("far", Four, Four).With("away", Four, Four).Effect(["treated"]);
        Codes(effect.Displacement).ShouldBe(["near"]);
        Codes(effect.Comparison).ShouldBe(["away", "far"]);
        effect.DisplacementComparison.ShouldBeNull();
    }

    [Fact]
    public void Areas_with_an_intervention_of_the_same_kind_are_none_and_those_of_another_kind_may_be()
    {
        var kommun = new MadeKommun().With("treated", Four, Four).With("same", Four, Four).With("unlike", Four, Four);
        kommun.Interventions.Add(MadeKommun.Made(["same"], number: 2));
        kommun.Interventions.Add(MadeKommun.Made(["unlike"], "dialog", number: 3));
        Codes(kommun.Effect(["treated"]).Comparison).ShouldBe(["unlike"]);
    }

    [Fact]
    public void Whatever_the_map_no_comparison_is_treated_near_above_below_or_used_twice() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var effect = Random(seed, out var tree).Effect(["a0", "a1"], curves: false);
            var treated = Codes(effect.Treated);
            var around = Codes(effect.Displacement);
            var all = Codes(effect.Comparison).Concat(Codes(effect.DisplacementComparison)).ToList();
            foreach (var code in all) treated.Concat(around).Any(taken => tree.Overlap(taken, code)).ShouldBeFalse();
            for (var i = 0; i < all.Count; i++)
                for (var j = 0; j < i; j++) tree.Overlap(all[i], all[j]).ShouldBeFalse();
            all.ShouldNotContain(MadeKommun.Code);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_order_of_the_areas_does_not_matter() => Prop.ForAll(
        Gen.Choose(0, 20).ArrayOf(16).ArrayOf(8).ToArbitrary(), weeks =>
        {
            var pasts = weeks.Select((counts, i) => new ComparisonAreas.Past($"a{i}", counts)).ToList();
            var (treated, candidates) = (pasts[..2], pasts[2..]);
            var chosen = ComparisonAreas.Match(treated, candidates, (one, other) => one == other);
            ComparisonAreas.Match([.. Enumerable.Reverse(treated)], [.. Enumerable.Reverse(candidates)], (one, other) => one == other).ShouldBe(chosen);
            chosen.Count.ShouldBeLessThanOrEqualTo(2 * ComparisonAreas.Wanted);
        }).Check(Config.QuickThrowOnFailure);

    /// <summary>Twelve areas in a tree of up to three levels, with neighbours by chance.</summary>
    private static MadeKommun Random(int seed, out AreaTree tree)
    {
        var random = new Random(seed);
        var kommun = new MadeKommun();
        for (var i = 0; i < 12; i++)
        {
            int[] counts = [random.Next(1, 5), random.Next(1, 5)];
            var parent = i > 0 && random.Next(3) == 0 ? $"a{random.Next(i)}" : MadeKommun.Code;
            kommun.With($"a{i}", counts, counts, [.. Enumerable.Range(0, 12).Where(n => n != i && random.Next(6) == 0).Select(n => $"a{n}")], parent);
        }
        tree = kommun.Tree;
        return kommun;
    }

    private static List<string> Codes(Effect.Group? group) => group is null ? [] : [.. group.Areas.Select(a => a.Code)];
}
