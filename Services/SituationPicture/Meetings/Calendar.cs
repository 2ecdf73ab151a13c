using System.Globalization;
using System.Text;
using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.Meetings;

/// <summary>
/// The meetings as iCalendar (RFC 5545), for Outlook and Google to subscribe to. Times are in UTC, so that no time zone need be described;
/// a meeting that is moved keeps its UID. Nothing of the picture stands in it, only where to look.
/// </summary>
public static class Calendar
{
    private const int LongestLine = 75;     // octets, RFC 5545 section 3.1

    public static string Of(string municipality, string name, MeetingPlan plan, IEnumerable<MeetingPlan.Occasion> dates, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Est//Veckomöte//SV");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape($"EST-möte {name}")}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        foreach (var date in dates)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{municipality}-{date.Week}@est");
            Line($"DTSTAMP:{Utc(now)}");
            Line($"DTSTART:{Utc(date.StartsAt)}");
            Line($"DTEND:{Utc(date.EndsAt)}");
            Line($"SUMMARY:{Escape($"EST-möte v. {date.Week.Number}")}");
            if (plan.Place.Length > 0) Line($"LOCATION:{Escape(plan.Place)}");
            Line(date.Cancelled is null
                ? $"DESCRIPTION:{Escape("Lägesbild och möte öppnas i Est.")}"
                : $"DESCRIPTION:{Escape($"Inget möte: {date.Cancelled}.")}");
            Line(date.Cancelled is null ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();

        void Line(string line)
        {
            // A line is folded after 75 octets, never within a character.
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LongestLine)
                {
                    text.Append("\r\n ");
                    octets = 1;
                }
                text.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }
            text.Append("\r\n");
        }
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
