using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Weeks;

/// <summary>ISO 8601 weeks in Swedish time. 2015, 2020, 2026 and 2032 have a week 53.</summary>
public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-11-22T12:00:00+01:00", "2026-W47")]
    [InlineData("2024-12-30T00:00:00+01:00", "2025-W01")]
    [InlineData("2021-01-03T23:59:59+01:00", "2020-W53")]
    [InlineData("2026-11-22T23:00:00Z", "2026-W48")]
    [InlineData("2026-11-22T22:59:59Z", "2026-W47")]
    [InlineData("2026-06-28T22:00:00Z", "2026-W27")]
    [InlineData("2026-06-28T21:59:59Z", "2026-W26")]
    [InlineData("2026-11-23T04:00:00+09:00", "2026-W47")]
    public void An_instant_belongs_to_the_week_of_its_day_in_Sweden(string instant, string week) =>
        Week.Of(At(instant)).ToString().ShouldBe(week);

    [Fact]
    public void A_week_starts_and_ends_on_Monday_at_midnight_in_Sweden()
    {
        Week.Parse("2026-W47").Start.ShouldBe(At("2026-11-16T00:00:00+01:00"));
        Week.Parse("2026-W47").End.ShouldBe(At("2026-11-23T00:00:00+01:00"));
    }

    [Theory]
    [InlineData("2026-W13", 167)]
    [InlineData("2026-W43", 169)]
    [InlineData("2026-W44", 168)]
    public void A_week_in_which_the_clocks_change_has_an_hour_less_or_more(string week, int hours) =>
        (Week.Parse(week).End - Week.Parse(week).Start).TotalHours.ShouldBe(hours);

    [Theory]
    [InlineData("2026-W47", "2025-W47")]
    [InlineData("2026-W53", "2025-W52")]
    [InlineData("2027-W52", "2026-W52")]
    [InlineData("2027-W01", "2026-W01")]
    [InlineData("2021-W01", "2020-W01")]
    public void The_same_week_last_year_has_the_same_number_and_week_53_compares_with_week_52(string week, string lastYear) =>
        Week.Parse(week).SameWeekLastYear.ToString().ShouldBe(lastYear);

    [Theory]
    [InlineData("2026-W53", "2027-W01")]
    [InlineData("2025-W52", "2026-W01")]
    public void Weeks_follow_each_other_over_New_Year(string week, string next)
    {
        Week.Parse(week).Next.ToString().ShouldBe(next);
        Week.Parse(next).Previous.ToString().ShouldBe(week);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-47")]
    [InlineData("2026-W4")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-w47")]
    [InlineData("2026-W+7")]
    [InlineData("0001-W01")]
    [InlineData(" 2026-W47")]
    public void What_is_no_week_is_a_field_error(string? text)
    {
        var errors = new List<FieldError>();
        Week.Read(text, "week", errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().ShouldBe(
            new FieldError("week", "not-a-week", "Write an ISO week that the year has, such as 2026-W47."));
    }

    [Fact]
    public void Every_instant_lies_in_its_week_and_in_no_other() =>
        Prop.ForAll(Instants, instant =>
        {
            var week = Week.Of(instant);
            return week.Start <= instant && instant < week.End && week.Contains(instant)
                && !week.Next.Contains(instant) && !week.Previous.Contains(instant);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_read_back_and_sort_as_the_weeks_do() =>
        Prop.ForAll(Instants, Instants, (one, other) =>
        {
            var (first, second) = (Week.Of(one), Week.Of(other));
            return Week.Parse(first.ToString()) == first
                && Math.Sign(string.CompareOrdinal(first.ToString(), second.ToString())) == Math.Sign(first.CompareTo(second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_span_of_weeks_has_every_week_once()
    {
        Week.Parse("2026-W52").To(Week.Parse("2027-W02")).Select(w => w.ToString())
            .ShouldBe(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
        Week.Parse("2026-W52").To(Week.Parse("2026-W51")).ShouldBeEmpty();
    }

    private static Arbitrary<DateTimeOffset> Instants =>
        Gen.Choose(0, 40 * 366 * 24).Select(hours => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours).AddMinutes(hours % 60)).ToArbitrary();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
