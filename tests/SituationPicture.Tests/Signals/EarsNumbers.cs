using Est.SituationPicture.Signals.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>EARS C1, C2 and C3 (Hutwagner et al. 2003), worked by hand in the project's domain study, section 4.4.</summary>
public sealed class EarsNumbers
{
    private static readonly int[] Ten = [3, 5, 2, 4, 6, 3, 5, 4, 2, 12], Twelve = [3, 5, 2, 4, 6, 3, 5, 4, 2, 6, 5, 12];
    private const double Tolerance = 1e-6, Z = 3.0902323061678132;

    [Fact]
    public void C1_of_the_worked_series_has_mean_3_7142857_deviation_1_4960265_and_bound_8_3373551()
    {
        var (mean, deviation) = Ears.Reference(Ten, lag: 0);
        mean.ShouldBe(3.7142857, Tolerance);
        deviation.ShouldBe(1.4960265, Tolerance);
        (mean + Z * deviation).ShouldBe(8.3373551, Tolerance);
        Ears.C1(Ten).ShouldBeGreaterThan(Ears.Limit);
    }

    [Fact]
    public void C2_of_the_worked_series_has_mean_4_deviation_1_4142136_and_bound_8_3702484()
    {
        var (mean, deviation) = Ears.Reference(Ten, Ears.Lag);
        (mean + Z * deviation).ShouldBe(8.3702484, Tolerance);
        Ears.C2(Ten).ShouldBeGreaterThan(Ears.Limit);
    }

    [Fact]
    public void C3_of_the_worked_series_is_the_sum_of_three_terms_4_9526946_and_an_alarm_as_first_published()
    {
        new[] { Ears.C2(Twelve.AsSpan(..^2)), Ears.C2(Twelve.AsSpan(..^1)), Ears.C2(Twelve) }
            .Zip([1.4142136, 0.6371931, 5.5384810]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Tolerance);
        Ears.C3(Twelve).ShouldBe(4.9526946, Tolerance);
        Ears.C3(Twelve).ShouldBeGreaterThan(Ears.C3Limit);
    }

    [Theory]
    [InlineData(Ears.C1Needs, 0)]
    [InlineData(Ears.C2Needs, Ears.Lag)]
    public void Too_short_a_series_is_refused(int needs, int lag)
    {
        Ears.Reference(new int[needs + 1], lag).ShouldBe((0, 0));
        Should.Throw<ArgumentException>(() => Ears.Reference(new int[needs], lag));
    }

    [Fact]
    public void More_reports_this_week_never_lower_a_score() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().ArrayOf(Ears.C3Needs + 1).ToArbitrary(), counts =>
        {
            var (now, more) = (counts.Select(c => (int)c).ToArray(), counts.Select(c => (int)c).ToArray());
            more[^1]++;
            (Ears.C1(more) > Ears.C1(now) && Ears.C2(more) > Ears.C2(now) && Ears.C3(more) >= Ears.C3(now)).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
}
