using Est.FollowUp.Effects.Statistics;

namespace Est.FollowUp.Tests.Effects;

/// <summary>Segmented regression against R 4.2's <c>glm(family = quasipoisson)</c> with epsilon 1e-15 on made series.</summary>
public sealed class SegmentedNumbers
{
    private const double Tolerance = 1e-7;

    private static readonly int[] Year =
    [
        4,7,8,5,9,7,5,16,10,8,3,6,11,6,5,8,5,10,8,6,5,7,4,3,7,6,2,2,2,2,12,5,2,0,3,8,6,7,2,7,6,8,5,6,5,4,6,8,5,10,10,6,
        8,6,7,5,18,9,1,1,5,4,3,2,7,4,0,4,3,5,1,2,2,1,3,6,2,2,3,3,
    ];

    private static readonly int[] TwoYears =
    [
        10,16,10,6,23,17,17,11,10,14,13,15,10,12,12,11,13,14,5,6,6,10,9,6,13,4,9,4,8,8,6,5,7,12,9,7,11,3,9,17,9,12,9,10,10,11,6,8,8,11,9,27,13,7,11,12,12,5,13,8,
        9,16,10,5,7,14,10,10,5,11,6,4,7,3,6,3,5,10,11,5,6,6,4,5,7,0,8,7,6,12,4,10,9,4,2,4,1,12,5,6,3,5,15,3,6,14,4,6,12,8,
    ];

    [Fact]
    public void Eighty_weeks_with_a_season()
    {
        var fit = SegmentedRegression.Of(Year, 52)!;
        fit.Weeks.ShouldBe(80);
        Same(fit.Level, 0.85780278705319, 0.44301061418194, 1.66096612117294);
        Same(fit.Trend, 0.96797159703865, 0.93185171159586, 1.00549154013886);
        foreach (var (week, fitted, otherwise) in new[]
        {
            (0, 7.4249210997180, 7.4249210997180), (51, 7.7907304495774, 7.7907304495774),
            (52, 6.8303076562028, 7.9625617441358), (79, 1.7772527591168, 4.9896624149337),
        })
        {
            fit.Fitted[week].ShouldBe(fitted, Tolerance);
            fit.Counterfactual[week].ShouldBe(otherwise, Tolerance);
        }
    }

    [Fact]
    public void Thirty_weeks_know_no_season()
    {
        var fit = SegmentedRegression.Of(Year[37..67], 15)!;
        Same(fit.Level, 1.17171598652160, 0.54538127331081, 2.51735514264322);
        Same(fit.Trend, 0.88709146301149, 0.80244747208899, 0.98066389529431);
    }

    [Fact]
    public void Two_years_have_two_harmonics()
    {
        var fit = SegmentedRegression.Of(TwoYears, 60)!;
        Same(fit.Level, 0.94781055348922, 0.62882286611246, 1.42861351537568);
        Same(fit.Trend, 0.99577874004065, 0.98489820607609, 1.00677947527944);
    }

    [Theory]
    [InlineData(0, 23, 12)]
    [InlineData(0, 40, 33)]
    [InlineData(0, 40, 7)]
    public void Too_few_weeks_on_a_side_have_no_regression(int from, int weeks, int before) =>
        SegmentedRegression.Of(Year[from..(from + weeks)], before).ShouldBeNull();

    [Fact]
    public void Too_few_reports_on_a_side_have_no_regression() =>
        SegmentedRegression.Of([.. Year.Take(20), .. Enumerable.Repeat(0, 20)], 20).ShouldBeNull();

    private static void Same(Interval interval, double estimate, double low, double high)
    {
        interval.Estimate.ShouldBe(estimate, Tolerance);
        interval.Low.ShouldBe(low, Tolerance);
        interval.High.ShouldBe(high, Tolerance);
    }
}
