using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Meetings;

namespace Est.SituationPicture.Tests.Meetings;

/// <summary>The rhythm of meetings, holidays, and the calendar made of it.</summary>
public sealed class WhenMeetingsAreHeld
{
    private static readonly MeetingPlan Wednesdays = new(3, new TimeOnly(9, 0), 30, 1, new DateOnly(2026, 1, 7), "Stadshuset, rum 2", SkipHolidays: true);

    // Dates of Easter Sunday: Meeus 1991, Astronomical Algorithms, chapter 8.
    [Theory]
    [InlineData(1991, 3, 31)]
    [InlineData(1992, 4, 19)]
    [InlineData(1993, 4, 11)]
    [InlineData(1954, 4, 18)]
    [InlineData(2000, 4, 23)]
    [InlineData(1818, 3, 22)]
    public void Easter_falls_where_Meeus_1991_says(int year, int month, int day) => SwedishHolidays.Easter(year).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("2026-01-06", "trettondedag jul")]
    [InlineData("2026-04-03", "långfredagen")]
    [InlineData("2026-04-06", "annandag påsk")]
    [InlineData("2026-05-14", "Kristi himmelsfärdsdag")]
    [InlineData("2026-06-19", "midsommarafton")]
    [InlineData("2026-12-24", "julafton")]
    [InlineData("2026-11-25", null)]
    public void Holidays_of_2026_are_known(string day, string? name) =>
        SwedishHolidays.NameOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(name);

    [Fact]
    public void A_meeting_early_in_the_week_is_about_the_week_before()
    {
        Wednesdays.Of(new Week(2026, 47))!.StartsAt.ShouldBe(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(1)));
        (Wednesdays with { Weekday = 5 }).Of(new Week(2026, 47))!.StartsAt.ShouldBe(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Summer_and_winter_have_the_same_time_on_the_wall()
    {
        Wednesdays.Of(new Week(2026, 26))!.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(2));
        Wednesdays.Of(new Week(2026, 47))!.StartsAt.Hour.ShouldBe(Wednesdays.Of(new Week(2026, 26))!.StartsAt.Hour);
    }

    [Fact]
    public void Every_other_week_goes_on_over_a_year_with_53_weeks()
    {
        var fortnightly = Wednesdays with { EveryWeeks = 2 };
        fortnightly.Between(new Week(2026, 50), new Week(2027, 3)).Select(d => d.Week.ToString()).ShouldBe(["2026-W51", "2026-W53", "2027-W02"]);
    }

    [Fact]
    public void Before_its_first_day_the_plan_has_no_meeting() => Wednesdays.Of(new Week(2025, 50)).ShouldBeNull();

    [Fact]
    public void A_meeting_on_a_holiday_is_cancelled_unless_the_kommun_keeps_it()
    {
        var epiphany = Wednesdays with { Weekday = 2 };
        epiphany.Of(new Week(2026, 1))!.Cancelled.ShouldBe("trettondedag jul");
        (epiphany with { SkipHolidays = false }).Of(new Week(2026, 1))!.Cancelled.ShouldBeNull();
    }

    [Fact]
    public void The_calendar_is_iCalendar_as_RFC_5545_has_it()
    {
        var text = Calendar.Of("1862", "Degerfors", Wednesdays with { Place = "Stadshuset; rum 2, andra våningen, ingången från torget där flaggstången står" },
            Wednesdays.Between(new Week(2026, 52), new Week(2026, 52)), new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.ShouldContain("UID:1862-2026-W52@est\r\n");
        text.ShouldContain("DTSTART:20261230T080000Z\r\n");
        text.Replace("\r\n ", "").ShouldContain("LOCATION:Stadshuset\\; rum 2\\, andra våningen\\, ingången från torget där flaggstången står\r\n");
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }
}
