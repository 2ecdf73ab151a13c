using System.Globalization;
using System.Text;

namespace Est.ServiceDefaults.Documents;

/// <summary>
/// A calendar feed as iCalendar (RFC 5545), for Outlook and Google to subscribe to. Times are in UTC, so that no time zone need be described;
/// what lasts a whole day is a date.
/// </summary>
public static class ICalendar
{
    private const int LongestLine = 75;     // octets, RFC 5545 section 3.1

    /// <param name="Uid">The same for as long as the entry lives, also when it is moved.</param>
    /// <param name="StartsAt">Null for a whole day.</param>
    /// <param name="EndsAt">Null for a whole day.</param>
    public sealed record Entry(
        string Uid, DateOnly Day, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string Summary, string Description, string? Location = null, bool Cancelled = false);

    /// <param name="product">What in Est wrote it, e.g. <c>Veckomöte</c>.</param>
    public static string Of(string product, string name, IEnumerable<Entry> entries, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:-//Est//{product}//SV");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(name)}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{entry.Uid}");
            Line($"DTSTAMP:{Utc(now)}");
            Line(entry.StartsAt is { } start ? $"DTSTART:{Utc(start)}" : $"DTSTART;VALUE=DATE:{Date(entry.Day)}");
            Line(entry.EndsAt is { } end ? $"DTEND:{Utc(end)}" : $"DTEND;VALUE=DATE:{Date(entry.Day.AddDays(1))}");
            Line($"SUMMARY:{Escape(entry.Summary)}");
            if (!string.IsNullOrEmpty(entry.Location)) Line($"LOCATION:{Escape(entry.Location)}");
            Line($"DESCRIPTION:{Escape(entry.Description)}");
            Line(entry.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
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

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
