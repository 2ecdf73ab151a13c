using System.Globalization;
using Est.Intake.Feeds.Polisen;
using Est.ServiceDefaults.Weeks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Feeds;

/// <summary>When it happened, from the head of a police event's name and the time of its publication.</summary>
public sealed class EventTimeTests
{
    [Theory]
    // As published.
    [InlineData("29 april 13.37, Sexualbrott, Stockholm", "2026-04-29 14:28:38 +02:00", "2026-04-29T13:37:00+02:00")]
    [InlineData("20 mars 10:14, Trafikolycka, Malmö", "2023-03-20 10:19:26 +01:00", "2023-03-20T10:14:00+01:00")]
    [InlineData("7 juli 15.01, Försvunnen person, Gävle", "2025-07-07 20:16:12 +02:00", "2025-07-07T15:01:00+02:00")]
    [InlineData("31 december 00.07, Brand, Nacka", "2024-01-01 0:40:16 +01:00", "2023-12-31T00:07:00+01:00")]
    [InlineData("17 juni 07.00, Övrigt, Örebro län", "2024-06-13 5:56:19 +02:00", "2024-06-17T07:00:00+02:00")]
    [InlineData("02 april 22.35, Djur, Eslöv", "2025-04-25 6:26:54 +02:00", "2025-04-02T22:35:00+02:00")]
    // One digit, and 24 for the midnight that ends the day.
    [InlineData("3 maj 7.05, Stöld, Ale", "2025-05-03 9:00:00 +02:00", "2025-05-03T07:05:00+02:00")]
    [InlineData("3 maj 24.00, Stöld, Ale", "2025-05-04 9:00:00 +02:00", "2025-05-04T00:00:00+02:00")]
    // New Year, both ways.
    [InlineData("31 december 23.55, Rån, Malmö", "2026-01-01 0:10:00 +01:00", "2025-12-31T23:55:00+01:00")]
    [InlineData("28 december 12.00, Rån, Malmö", "2026-01-05 8:00:00 +01:00", "2025-12-28T12:00:00+01:00")]
    [InlineData("01 januari 00.05, Rån, Malmö", "2025-12-31 23:58:00 +01:00", "2026-01-01T00:05:00+01:00")]
    [InlineData("01 januari 00.05, Rån, Malmö", "2025-12-31 23:30:00 +00:00", "2026-01-01T00:05:00+01:00")]
    // Published a moment before it happened, by the clock on the desk.
    [InlineData("29 april 14.30, Brand, Lund", "2026-04-29 14:28:38 +02:00", "2026-04-29T14:30:00+02:00")]
    // A leap day, and the day after one.
    [InlineData("29 februari 10.00, Brand, Lund", "2024-02-29 11:00:00 +01:00", "2024-02-29T10:00:00+01:00")]
    [InlineData("29 februari 22.00, Brand, Lund", "2024-03-01 6:00:00 +01:00", "2024-02-29T22:00:00+01:00")]
    // 02.30 does not exist on 29 March 2026; it means 03.30 summer time.
    [InlineData("29 mars 02.30, Brand, Lund", "2026-03-29 8:00:00 +02:00", "2026-03-29T03:30:00+02:00")]
    // 02.33 comes twice on 29 October 2023: the second, unless it was published before that.
    [InlineData("29 oktober 02:33, Våldtäkt, försök, Helsingborg", "2023-10-29 7:15:46 +01:00", "2023-10-29T02:33:00+01:00")]
    [InlineData("29 oktober 02:33, Våldtäkt, försök, Helsingborg", "2023-10-29 2:50:00 +02:00", "2023-10-29T02:33:00+02:00")]
    public void An_event_happened_at_the_time_in_its_name_in_the_year_that_is_nearest_to_its_publication(string name, string published, string expected)
    {
        EventTime.Of(name, Published(published)).ShouldBe(new EventTime(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), null));
    }

    [Theory]
    [InlineData("29 april, Sexualbrott, Stockholm")]
    [InlineData("29 april 25.10, Sexualbrott, Stockholm")]
    [InlineData("29 april 24.01, Sexualbrott, Stockholm")]
    [InlineData("29 april 13.61, Sexualbrott, Stockholm")]
    public void A_date_without_a_time_of_day_is_the_whole_day(string name)
    {
        EventTime.Of(name, Published("2026-04-30 9:00:00 +02:00")).ShouldBe(new EventTime(
            new DateTimeOffset(2026, 4, 29, 0, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 4, 30, 0, 0, 0, TimeSpan.FromHours(2))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Trafikolycka, Malmö")]
    [InlineData("Sammanfattning natt, Örebro län")]
    [InlineData("31 februari 10.00, Brand, Lund")]
    [InlineData("0 mars 10.00, Brand, Lund")]
    [InlineData("12 brumaire 10.00, Brand, Lund")]
    [InlineData("29 februari 10.00, Brand, Lund")]      // no leap year within half a year of 2026
    public void A_name_without_a_date_that_can_be_leaves_the_time_of_publication(string name)
    {
        var published = Published("2026-04-29 14:28:38 +02:00");
        EventTime.Of(name, published).ShouldBe(new EventTime(published, null));
    }

    [Fact]
    public void An_event_is_never_more_than_half_a_year_from_its_publication()
    {
        Prop.ForAll(Named().ToArbitrary(), e =>
            (EventTime.Of(e.Name, e.Published).From - e.Published).Duration() <= EventTime.MaxDistance)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_the_police_write_of_the_last_three_months_is_read_as_it_was_meant()
    {
        var cases =
            from published in Published()
            from minutesBefore in Gen.Choose(0, 60 * 24 * 90)
            select (published, happened: TruncatedToMinute(published.AddMinutes(-minutesBefore)));
        Prop.ForAll(cases.ToArbitrary(), e =>
        {
            var local = SwedishTime.Local(e.happened);
            var name = local.ToString("d MMMM HH.mm", CultureInfo.GetCultureInfo("sv-SE")) + ", Stöld, Degerfors";
            var read = EventTime.Of(name, e.published).From;
            // The hour that the autumn change repeats cannot be told apart: it is read as its second passing.
            return read == e.happened || (SwedishTime.Zone.IsAmbiguousTime(local) && (read - e.happened).Duration() == TimeSpan.FromHours(1));
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<DateTimeOffset> Published() =>
        from minute in Gen.Choose(0, 60 * 24 * 365 * 30)
        from second in Gen.Choose(0, 59)
        select TimeZoneInfo.ConvertTime(new DateTimeOffset(2005, 1, 1, 0, 0, second, TimeSpan.Zero).AddMinutes(minute), SwedishTime.Zone);

    private static Gen<(string Name, DateTimeOffset Published)> Named() =>
        from published in Published()
        from day in Gen.Choose(0, 32)
        from month in Gen.Elements("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december", "mai")
        from hour in Gen.Choose(0, 25)
        from minute in Gen.Choose(0, 61)
        from separator in Gen.Elements(".", ":")
        from time in Gen.Elements($" {hour}{separator}{minute:00}", $" {hour:00}{separator}{minute:00}", "")
        select ($"{day} {month}{time}, Mord/dråp, försök, Dals-ed", published);

    private static DateTimeOffset TruncatedToMinute(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, time.Offset);

    private static DateTimeOffset Published(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd H:mm:ss zzz", CultureInfo.InvariantCulture);
}
