using System.Text.Json;
using Est.Prioritization.Ranking;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Prioritization.Tests.Ranking;

/// <summary>What holds for every ranking, whatever the areas and weights.</summary>
public sealed class RankingAreas
{
    private const int Draws = 50;

    [Fact]
    public void The_order_of_areas_changes_no_bit() => Prop.ForAll(MadeAreas.Any, ArbMap.Default.ArbFor<int>(), (made, seed) =>
    {
        var shuffled = made.Areas.ToArray();
        new Random(seed).Shuffle(shuffled);
        Text(RankAreas.Of(shuffled, made.Weights)).ShouldBe(Text(RankAreas.Of(made.Areas, made.Weights)));
        Text(Stability.Of(shuffled, made.Weights, 3, seed, Draws)).ShouldBe(Text(Stability.Of(made.Areas, made.Weights, 3, seed, Draws)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubling_all_weights_changes_nothing() => Prop.ForAll(MadeAreas.Any, made =>
    {
        var doubled = made.Weights.ToDictionary(weight => weight.Key, weight => 2 * weight.Value);
        Text(RankAreas.Of(made.Areas, doubled)).ShouldBe(Text(RankAreas.Of(made.Areas, made.Weights)));
        Text(Stability.Of(made.Areas, doubled, 3, 1, Draws)).ShouldBe(Text(Stability.Of(made.Areas, made.Weights, 3, 1, Draws)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_score_lies_between_0_and_1_and_every_rank_is_given_once() => Prop.ForAll(MadeAreas.Any, made =>
    {
        var ranked = RankAreas.Of(made.Areas, made.Weights);
        ranked.Areas.Select(area => area.Rank).ShouldBe(Enumerable.Range(1, made.Areas.Length));
        ranked.Areas.Select(area => area.TopsisRank).Order().ShouldBe(Enumerable.Range(1, made.Areas.Length));
        foreach (var area in ranked.Areas)
            ((double[])[area.Score, area.Need, area.Topsis, .. area.Normalised]).ShouldAllBe(x => x >= -1e-12 && x <= 1 + 1e-12, area.Area);
        var sum = ranked.Weights.Sum();
        (Math.Abs(sum - 1) < 1e-12 || sum == 0).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_probabilities_sum_to_the_number_of_chosen() => Prop.ForAll(MadeAreas.Any, made =>
        Stability.Of(made.Areas, made.Weights, 3, 7, Draws).Probabilities.Values.Sum().ShouldBe(Math.Min(3, made.Areas.Length), 1e-9)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_influence_never_lowers_a_rank() => Prop.ForAll(MadeAreas.Any, made =>
    {
        var judged = made.Areas.Select(area => area with { Influence = area.Influence ?? 1 }).ToArray();
        var before = RankOf(judged);
        judged[0] = judged[0] with { Influence = 5 };
        RankOf(judged).ShouldBeLessThanOrEqualTo(before);

        int RankOf(AreaFacts[] areas) => RankAreas.Of(areas, made.Weights).Areas.Single(area => area.Area == "a00").Rank;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_criterion_that_no_area_has_is_left_out_and_the_others_take_its_part()
    {
        var areas = new[] { MadeAreas.Area, MadeAreas.Area with { Area = "torget", Weighted = 40 } }.Select(area => area with { Survey = null }).ToArray();
        var with = RankAreas.Of(areas, new Dictionary<string, double> { ["weighted"] = 1, ["trend"] = 1, ["survey"] = 2 });
        with.Weights.ShouldBe([0, 0, 0.5, 0.5, 0, 0, 0, 0]);
        Text(with).ShouldBe(Text(RankAreas.Of(areas, new Dictionary<string, double> { ["weighted"] = 1, ["trend"] = 1 })));
    }

    [Fact]
    public void An_area_that_a_criterion_does_not_know_is_taken_as_the_middle_of_the_others()
    {
        var areas = new double?[] { 2, null, 4, 8 }.Select((value, i) => MadeAreas.Area with { Area = $"a{i}", Survey = value });
        RankAreas.Of(areas, new Dictionary<string, double> { ["survey"] = 1 }).Areas.OrderBy(area => area.Area, StringComparer.Ordinal).Select(area => area.Score)
            .ShouldBe([0.25, 0.5, 0.5, 1]);
    }

    [Fact]
    public void Small_differences_stay_small()
    {
        var areas = new[] { 100, 101, 102 }.Select((weighted, i) => MadeAreas.Area with { Area = $"a{i}", Weighted = weighted });
        RankAreas.Of(areas, new Dictionary<string, double> { ["weighted"] = 1 }).Areas[^1].Score.ShouldBe(100 / 102.0, 1e-12);
    }

    [Fact]
    public void An_area_far_above_the_others_is_chosen_in_every_draw_and_of_two_alike_each_in_half()
    {
        var areas = new[] { 200, 20, 20 }.Select((reports, i) => MadeAreas.Area with { Area = $"a{i}", Recent = [.. Enumerable.Repeat(reports / 10, 10)], Weighted = reports * 2 }).ToArray();
        var stable = Stability.Of(areas, new Dictionary<string, double> { ["weighted"] = 1 }, 2, 42);
        stable.Probabilities["a0"].ShouldBe(1);
        stable.Probabilities["a1"].ShouldBe(0.5, 0.05);
        stable.SameSet.ShouldBe(stable.Probabilities["a1"], 1e-12);
    }

    [Fact]
    public void Drawn_weights_vary_as_a_hundred_dealt_points_do()
    {
        double[] used = [0.2, 0.3, 0, 0.5], drawn = new double[4];
        var random = new Random(1);
        var first = new List<double>();
        for (var i = 0; i < 20_000; i++)
        {
            Stability.DrawWeights(used, drawn, random);
            drawn[2].ShouldBe(0);
            drawn.Sum().ShouldBe(1, 1e-12);
            first.Add(drawn[0]);
        }
        first.Average().ShouldBe(0.2, 0.002);
        Math.Sqrt(first.Average(w => (w - 0.2) * (w - 0.2))).ShouldBe(Math.Sqrt(0.2 * 0.8 / 101), 0.001);
    }

    [Fact]
    public void Drawn_counts_have_the_mean_and_variance_that_are_said()
    {
        // Mean y + ½ and variance 2φ(y + ½).
        var counts = new DrawnCounts([MadeAreas.Area with { Recent = [19], Before = null }], dispersion: 1.5, seed: 3);
        var drawn = new List<double>();
        for (var i = 0; i < 40_000; i++)
        {
            counts.Draw();
            drawn.Add(counts.Now[0]);
        }
        drawn.Average().ShouldBe(19.5, 0.2);
        drawn.Average(y => (y - 19.5) * (y - 19.5)).ShouldBe(2 * 1.5 * 19.5, 2);
        counts.Before[0].ShouldBe(double.NaN);
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
