using Est.Intake.Walks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Walks;

public sealed class SixMonthsOfAWalk
{
    private static readonly DateOnly Walked = new(2026, 8, 31);

    [Theory]
    [InlineData(null, false, "2027-02-28", "waiting")]
    [InlineData(null, false, "2027-03-01", "late")]
    [InlineData("2027-02-28", false, "2027-09-01", "kept")]
    [InlineData("2027-03-01", false, "2027-09-01", "late")]
    [InlineData("2027-02-28", true, "2027-09-01", "kept")]
    [InlineData(null, true, "2027-09-01", null)]
    public void A_day_in_a_shorter_month_is_its_last(string? done, bool isGivenUp, string today, string? timing) =>
        SixMonths.Timing(Walked, done is null ? null : Day(done), isGivenUp, Day(today)).ShouldBe(timing);

    [Fact]
    public void What_is_done_is_never_waited_for_and_time_alone_never_makes_it_late() =>
        Prop.ForAll(Gen.Choose(0, 800).Zip(Gen.Choose(0, 800)).ToArbitrary(), days =>
        {
            var done = Walked.AddDays(days.Item1);
            return SixMonths.Timing(Walked, done, false, done.AddDays(days.Item2)) == (done <= SixMonths.Target(Walked) ? SixMonths.Kept : SixMonths.Late);
        }).QuickCheckThrowOnFailure();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
