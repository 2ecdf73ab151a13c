using System.Globalization;
using System.Text.RegularExpressions;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// When an event happened. The police say it at the head of its name, in Swedish local time and without a year
/// ("20 mars 10:14, …", "29 april 13.37, …"); the time of publication tells which year they mean.
/// </summary>
/// <param name="From">The instant, or the start of the day when only a day is given.</param>
/// <param name="To">The end of that day; null for an instant.</param>
public readonly partial record struct EventTime(DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The same date comes back after 365 or 366 days, so the nearest one is never further away than this.</summary>
    public static readonly TimeSpan MaxDistance = TimeSpan.FromDays(184);

    private static readonly Dictionary<string, int> Months = new[]
        { "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december" }
        .Select((name, index) => (name, number: index + 1)).ToDictionary(m => m.name, m => m.number);

    [GeneratedRegex(@"^\s*(?<day>\d{1,2})\s+(?<month>\p{L}+)(?:\s+(?<hour>\d{1,2})[.:](?<minute>\d{2}))?\s*(?:,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Head { get; }

    /// <summary>
    /// Of the years that could be meant, the one that brings the event nearest to its publication: the police write of the
    /// past as a rule, but correct times forwards too (by up to 23 days in three years of data), and on 1 January they write
    /// of 31 December. A date without a time is the whole day. A name without a date, or with one that cannot be
    /// (31 February; 29 February far from any leap year), leaves the time of publication.
    /// </summary>
    public static EventTime Of(string name, DateTimeOffset published)
    {
        if (Head.Match(name) is not { Success: true } head
            || !Months.TryGetValue(head.Groups["month"].Value.ToLowerInvariant(), out var month))
            return new EventTime(published, null);

        var day = Number(head.Groups["day"]);
        var (hour, minute) = head.Groups["hour"].Success ? (Number(head.Groups["hour"]), Number(head.Groups["minute"])) : (-1, 0);
        var wholeDay = hour is < 0 or > 24 || minute > 59 || (hour == 24 && minute > 0);
        var year = SwedishTime.Local(published).Year;
        EventTime? nearest = null;
        for (var y = year - 1; y <= year + 1; y++)
        {
            if (day < 1 || y is < 1 or >= 9999 || day > DateTime.DaysInMonth(y, month)) continue;
            var date = new DateTime(y, month, day);
            var time = wholeDay
                ? new EventTime(Instant(date, published), Instant(date.AddDays(1), published))
                : new EventTime(Instant(date.AddHours(hour).AddMinutes(minute), published), null);
            if (nearest is null || Distance(time) < Distance(nearest.Value)) nearest = time;
        }
        return nearest is { } found && Distance(found) <= MaxDistance ? found : new EventTime(published, null);

        TimeSpan Distance(EventTime time) => (time.From - published).Duration();
    }

    /// <summary>
    /// A clock time that the spring change skips means the same time an hour later. One that the autumn change repeats means
    /// its second passing, unless the event was published before that.
    /// </summary>
    private static DateTimeOffset Instant(DateTime local, DateTimeOffset published)
    {
        if (SwedishTime.Zone.IsInvalidTime(local)) local = local.AddHours(1);
        if (!SwedishTime.Zone.IsAmbiguousTime(local)) return new DateTimeOffset(local, SwedishTime.Zone.GetUtcOffset(local));
        var offsets = SwedishTime.Zone.GetAmbiguousTimeOffsets(local);
        var second = new DateTimeOffset(local, offsets.Min());
        return second <= published ? second : new DateTimeOffset(local, offsets.Max());
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}
