using Est.SituationPicture.Levels;
using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Tests.Pictures;

/// <summary>Whether a week differs from the weeks before it by more than chance.</summary>
public sealed class ChangeAgainstChance
{
    // Jeffreys' limits are quantiles of Gamma(count + 1/2): for 10 reports 5.141 and 17.739 = qgamma(c(.025, .975), 10.5) in R.
    [Fact]
    public void The_limits_are_those_of_Jeffreys_joined_by_square_and_add()
    {
        var change = Change.Of(10, 16, 4);
        // qgamma(c(.025, .975), 16.5, 4) = 2.4011, 6.3407: 6 - sqrt((10 - 5.1414)^2 + (6.3407 - 4)^2) and so on.
        (change.Expected, change.Difference, change.Verdict).ShouldBe((4, 6, "above"));
        change.DifferenceLow!.Value.ShouldBe(6 - Math.Sqrt(Math.Pow(10 - 5.1414, 2) + Math.Pow(6.3407 - 4, 2)), 0.02);
        change.DifferenceHigh!.Value.ShouldBe(6 + Math.Sqrt(Math.Pow(17.7394 - 10, 2) + Math.Pow(4 - 2.4011, 2)), 0.02);
    }

    [Theory]
    [InlineData(0, 0, 4, "within")]
    [InlineData(1, 0, 4, "within")]
    [InlineData(5, 0, 4, "above")]
    [InlineData(4, 16, 4, "within")]
    [InlineData(0, 40, 4, "below")]
    [InlineData(3, 0, 0, "unknown")]
    [InlineData(100, 100_000, 4, "below")]
    public void One_report_is_no_change_and_many_are(int now, int before, int weeks, string verdict) =>
        Change.Of(now, before, weeks).Verdict.ShouldBe(verdict);

    // One more week is negative binomial with size S + 1/2 and probability 4/5: qnbinom(c(.025, .975), 16.5, .8) in R.
    [Fact]
    public void What_is_usual_is_the_span_of_95_weeks_of_a_hundred()
    {
        var change = Change.Of(4, 16, 4);
        (change.Low, change.High).ShouldBe((0, 9));
    }

    [Fact]
    public void Red_takes_both_a_signal_and_more_than_chance()
    {
        var (above, within) = (Change.Of(12, 8, 4), Change.Of(3, 8, 4));
        ProposedLevel.Of(12, above, signals: 1, weighted: 20, weightedMean: 20).Level.ShouldBe(Level.Red);
        ProposedLevel.Of(12, above, signals: 0, weighted: 20, weightedMean: 20).Level.ShouldBe(Level.Yellow);
        ProposedLevel.Of(3, within, signals: 1, weighted: 5, weightedMean: 5).Level.ShouldBe(Level.Yellow);
        ProposedLevel.Of(3, within, signals: 0, weighted: 5, weightedMean: 5).Level.ShouldBe(Level.Green);
        ProposedLevel.Of(4, Change.Of(4, 16, 4), signals: 0, weighted: 12, weightedMean: 5).Because.ShouldHaveSingleItem().Code.ShouldBe("weighted");
        ProposedLevel.Of(0, Change.Of(0, 0, 4), signals: 0, weighted: 0, weightedMean: 0).Because.ShouldHaveSingleItem().Code.ShouldBe("calm");
    }
}
