using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;

namespace Est.ServiceDefaultsTests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2026-W40", "2026-W53")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2026-W01", "2026-W13")]
    [InlineData("2026-T3", "2026-09-01", "2026-12-31", "2026-W36", "2026-W53")]
    [InlineData("2027-T1", "2027-01-01", "2027-04-30", "2027-W01", "2027-W17")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2026-W01", "2026-W53")]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22", "2026-W47", "2026-W47")]
    public void A_period_has_its_days_and_weeks(string text, string from, string to, string firstWeek, string lastWeek)
    {
        var period = Period.Parse(text);
        (period.ToString(), $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}", period.FirstWeek.ToString(), period.LastWeek.ToString())
            .ShouldBe((text, from, to, firstWeek, lastWeek));
    }

    [Theory]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Tertial)]
    [InlineData(PeriodKind.Year)]
    [InlineData(PeriodKind.Week)]
    public void Each_week_of_thirty_years_belongs_to_exactly_one_period(PeriodKind kind)
    {
        var weeks = new List<Week>();
        for (var period = Period.Of(kind, new DateOnly(2010, 1, 1)); period.Year < 2040; period = period.Next)
        {
            weeks.AddRange(period.Weeks);
            period.Next.Previous.ShouldBe(period);
        }
        weeks.ShouldBe(weeks[0].To(weeks[^1]));
    }

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026-T0")]
    [InlineData("2026-W54")]
    [InlineData("26-Q1")]
    [InlineData("2026Q1")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_period_is_told_with_examples_of_what_is(string? text)
    {
        var errors = new List<FieldError>();
        Period.Read(text, "period", errors, PeriodKind.Quarter, PeriodKind.Tertial).ShouldBeNull();
        errors.ShouldBe([new FieldError("period", "not-a-period", "Write a period such as 2026-Q4 or 2026-T3.")]);
    }
}
