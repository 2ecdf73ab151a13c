using System.Globalization;
using Est.SituationPicture.Weeks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Weeks;

/// <summary>How a report is spread over the hours in which it may have happened.</summary>
public sealed class HoursOfWeekTests
{
    /// <summary>Example of the R package aoristic: Friday 22.00 to Saturday 02.00 is a quarter in each of four hours.</summary>
    [Fact]
    public void A_span_counts_evenly_in_the_hours_it_covers() =>
        Spread("2026-11-20T22:00:00+01:00", "2026-11-21T02:00:00+01:00").ShouldBe(
            [new HourShare(Friday + 22, 250_000), new HourShare(Friday + 23, 250_000), new HourShare(Saturday, 250_000), new HourShare(Saturday + 1, 250_000)]);

    [Fact]
    public void A_span_over_parts_of_hours_counts_by_the_minutes_in_each() =>
        Spread("2026-11-20T21:30:00+01:00", "2026-11-20T23:00:00+01:00").ShouldBe(
            [new HourShare(Friday + 21, 333_333), new HourShare(Friday + 22, 666_667)]);

    [Fact]
    public void What_is_lost_in_rounding_goes_to_the_earliest_of_equal_hours() =>
        Spread("2026-11-20T20:00:00+01:00", "2026-11-20T23:00:00+01:00").ShouldBe(
            [new HourShare(Friday + 20, 333_334), new HourShare(Friday + 21, 333_333), new HourShare(Friday + 22, 333_333)]);

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-20T21:30:00+01:00")]
    [InlineData("2026-11-20T10:00:00+01:00")]
    public void A_report_without_an_end_or_that_ends_before_it_began_counts_in_its_first_hour(string? to) =>
        Spread("2026-11-20T21:30:00+01:00", to).ShouldBe([new HourShare(Friday + 21, 1_000_000)]);

    [Fact]
    public void The_hour_is_that_of_the_clock_in_Sweden()
    {
        Spread("2026-11-22T23:30:00Z", null).ShouldBe([new HourShare(0, 1_000_000)]);
        Spread("2026-07-05T22:30:00Z", null).ShouldBe([new HourShare(0, 1_000_000)]);
        Spread("2026-11-22T22:59:59Z", null).ShouldBe([new HourShare(167, 1_000_000)]);
    }

    [Fact]
    public void A_span_of_more_than_a_week_counts_in_every_hour()
    {
        var shares = Spread("2026-11-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00");
        shares.Select(s => s.Hour).ShouldBe(Enumerable.Range(0, 168));
        shares.Select(s => s.Millionths).Distinct().Order().ShouldBe([5952, 5953]);
        shares.Sum(s => s.Millionths).ShouldBe(1_000_000);
    }

    /// <summary>At 03.00 on 25 October 2026 the clocks go back to 02.00: the night has five hours, and the hour from two comes twice.</summary>
    [Fact]
    public void The_hour_that_comes_twice_in_October_gets_both_shares() =>
        Spread("2026-10-25T00:00:00+02:00", "2026-10-25T04:00:00+01:00").ShouldBe(
            [new HourShare(Sunday, 200_000), new HourShare(Sunday + 1, 200_000), new HourShare(Sunday + 2, 400_000), new HourShare(Sunday + 3, 200_000)]);

    /// <summary>At 02.00 on 29 March 2026 the clocks go on to 03.00: there is no hour from two.</summary>
    [Fact]
    public void The_hour_that_is_skipped_in_March_gets_nothing() =>
        Spread("2026-03-29T00:00:00+01:00", "2026-03-29T04:00:00+02:00").ShouldBe(
            [new HourShare(Sunday, 333_334), new HourShare(Sunday + 1, 333_333), new HourShare(Sunday + 3, 333_333)]);

    [Fact]
    public void Every_report_counts_as_exactly_one_and_nowhere_less_than_nothing() =>
        Prop.ForAll(Spans, span =>
        {
            var shares = HoursOfWeek.Spread(span.From, span.To);
            return shares.Sum(s => s.Millionths) == HoursOfWeek.Whole
                && shares.All(s => s is { Millionths: > 0, Hour: >= 0 and < HoursOfWeek.Count })
                && shares.Select(s => s.Hour).Distinct().Count() == shares.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_span_within_a_week_counts_only_in_hours_it_touches() =>
        Prop.ForAll(Spans, span =>
        {
            if (span.To is not { } to || to <= span.From || to - span.From > TimeSpan.FromDays(7)) return true;
            var touched = new HashSet<int>();
            for (var at = span.From; at < to; at += TimeSpan.FromMinutes(1)) touched.Add(HoursOfWeek.Of(at));
            return HoursOfWeek.Spread(span.From, to).All(s => touched.Contains(s.Hour));
        }).QuickCheckThrowOnFailure();

    private const int Friday = 4 * 24, Saturday = 5 * 24, Sunday = 6 * 24;

    private sealed record Span(DateTimeOffset From, DateTimeOffset? To);

    private static readonly DateTimeOffset Origin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Spans from before their start to more than a week long, often around the changes of the clock.</summary>
    private static Arbitrary<Span> Spans =>
        (from minute in Gen.OneOf(Gen.Choose(0, 8 * 366 * 1440), Around("2026-10-25T01:00:00Z"), Around("2026-03-29T01:00:00Z"))
         from length in Gen.OneOf(Gen.Choose(-60, 600), Gen.Choose(9_900, 10_300), Gen.Constant(int.MinValue))
         let start = Origin.AddMinutes(minute)
         select new Span(start, length == int.MinValue ? null : start.AddMinutes(length))).ToArbitrary();

    private static Gen<int> Around(string instant) => Gen.Choose(-300, 300).Select(minutes => (int)(At(instant) - Origin).TotalMinutes + minutes);

    private static IReadOnlyList<HourShare> Spread(string from, string? to) =>
        HoursOfWeek.Spread(At(from), to is null ? null : At(to));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
