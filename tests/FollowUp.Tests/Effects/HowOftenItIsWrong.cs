using Est.FollowUp.Effects;

namespace Est.FollowUp.Tests.Effects;

/// <summary>Made kommuner of ten areas with a season and bursts (variance 1.5 times the mean), seeded: how often an effect is claimed that is none, and how often one is found.</summary>
public sealed class HowOftenItIsWrong
{
    private const int Kommuner = 300, Areas = 10;

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(6)]
    public void Nothing_that_happened_is_seldom_called_an_effect(double perWeek)
    {
        var claimed = Share(perWeek, 1, effect => effect.RateRatio is { } ratio && (ratio.Low > 1 || ratio.High < 1));
        claimed.ShouldBeLessThan(0.08);
    }

    [Fact]
    public void A_half_in_an_area_with_six_reports_a_week_is_nearly_always_found() =>
        Share(6, 0.5, effect => effect.RateRatio is { High: < 1 }).ShouldBeGreaterThan(0.95);

    [Fact]
    public void Areas_that_went_the_same_way_are_seldom_said_to_have_been_unlike() =>
        Share(4, 1, effect => effect.Evidence.Because.Contains("unlike-before")).ShouldBeLessThan(0.1);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(8, 0)]
    [InlineData(3, 0.4)]
    [InlineData(8, 0.4)]
    public void Against_the_rest_of_a_small_kommun_it_is_no_oftener(double perWeek, double ownSeason) =>
        ShareAgainstTheRest(perWeek, 1, ownSeason, effect => effect.RateRatio is { } ratio && (ratio.Low > 1 || ratio.High < 1)).ShouldBeLessThan(0.05);

    [Fact]
    public void A_half_is_mostly_found_against_the_rest_of_a_small_kommun_too() =>
        ShareAgainstTheRest(8, 0.5, 0, effect => effect.RateRatio is { High: < 1 }).ShouldBeGreaterThan(0.8);

    /// <summary>Three areas that touch each other, the first of them treated, and two of a third of their size; each with some season of its own beside the common one.</summary>
    private static double ShareAgainstTheRest(double perWeek, double factor, double ownSeason, Func<Effect, bool> holds)
    {
        var (held, compared) = (0, 0);
        for (var seed = 0; seed < Kommuner; seed++)
        {
            var random = new Random(seed);
            var (kommun, season) = (new MadeKommun(), random.NextDouble() * 2 * Math.PI);
            for (var area = 0; area < 5; area++)
            {
                var (level, own) = (perWeek * (area < 3 ? 1 : 0.3), random.NextDouble() * 2 * Math.PI);
                var weeks = MadeKommun.First.To(MadeKommun.Last).Select((week, t) => NoufailyScenario.Draw(
                    random,
                    level * Math.Exp(0.4 * Math.Cos(2 * Math.PI * t / 52 + season) + ownSeason / 2 * Math.Cos(2 * Math.PI * t / 52 + own)) * (area == 0 && week >= MadeKommun.Start ? factor : 1), 1.5)).ToArray();
                kommun.With($"a{area}", weeks, weeks, area < 3 ? [.. Enumerable.Range(0, 3).Where(other => other != area).Select(other => $"a{other}")] : []);
            }
            var effect = kommun.Effect(["a0"], curves: false);
            if (effect.Against != Effect.RestOfKommun) continue;
            compared++;
            if (holds(effect)) held++;
        }
        compared.ShouldBeGreaterThan(Kommuner / 2);
        return (double)held / compared;
    }

    private static double Share(double perWeek, double factor, Func<Effect, bool> holds)
    {
        var (held, measured) = (0, 0);
        for (var seed = 0; seed < Kommuner; seed++)
        {
            var random = new Random(seed);
            var kommun = new MadeKommun();
            var season = random.NextDouble() * 2 * Math.PI;
            for (var area = 0; area < Areas; area++)
            {
                var level = perWeek * Math.Exp(0.5 * (random.NextDouble() - 0.5));
                var weeks = MadeKommun.First.To(MadeKommun.Last).Select((week, t) =>
                    NoufailyScenario.Draw(random, level * Math.Exp(0.4 * Math.Cos(2 * Math.PI * t / 52 + season)) * (area == 0 && week >= MadeKommun.Start ? factor : 1), 1.5)).ToArray();
                kommun.With($"a{area}", weeks, weeks);
            }
            var effect = kommun.Effect(["a0"], curves: false);
            if (effect.Comparison is null) continue;
            measured++;
            if (holds(effect)) held++;
        }
        measured.ShouldBeGreaterThan(Kommuner / 2);
        return (double)held / measured;
    }
}
