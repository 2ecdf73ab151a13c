using Est.FollowUp.Interventions;

namespace Est.FollowUp.Tests.Interventions;

/// <summary>Reports in an intervention's areas, each counted once.</summary>
public sealed class NumbersBesideAGoal
{
    private static readonly GoalCounts Counts = new(
        [("1862", null), ("torget", "1862"), ("kiosken", "torget"), ("bruket", "1862")],
        [("1862", "klotter", 10), ("torget", "klotter", 6), ("kiosken", "klotter", 4), ("bruket", "klotter", 3), ("torget", "brand", 2), ("1862", "brand", 2)]);

    [Theory]
    [InlineData("torget bruket", "klotter", 9)]
    [InlineData("torget kiosken", "klotter", 6)]
    [InlineData("kiosken 1862 torget", "klotter", 10)]
    [InlineData("torget", "", 8)]
    [InlineData("torget", "klotter brand", 8)]
    [InlineData("bruket", "brand", 0)]
    [InlineData("ingenstans", "", 0)]
    public void An_area_below_another_is_counted_with_it(string areas, string categories, int reports) =>
        Counts.Of(areas.Split(' '), categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(reports);
}
