using Est.ServiceDefaults.Documents;
using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.Meetings;

/// <summary>The meetings as a calendar to subscribe to; one that is moved keeps its UID. Nothing of the picture stands in it, only where to look.</summary>
public static class Calendar
{
    public static string Of(string municipality, string name, MeetingPlan plan, IEnumerable<MeetingPlan.Occasion> dates, DateTimeOffset now) =>
        ICalendar.Of("Veckomöte", $"EST-möte {name}", dates.Select(date => new ICalendar.Entry(
            $"{municipality}-{date.Week}@est", DateOnly.FromDateTime(SwedishTime.Local(date.StartsAt)), date.StartsAt, date.EndsAt, $"EST-möte v. {date.Week.Number}",
            date.Cancelled is null ? "Lägesbild och möte öppnas i Est." : $"Inget möte: {date.Cancelled}.",
            plan.Place, Cancelled: date.Cancelled is not null)), now);
}
