using Est.ServiceDefaults.Weeks;

namespace Est.SituationPicture.Weeks;

/// <summary>A report's share of one hour of the week.</summary>
/// <param name="Hour">0 (Monday 00-01) to 167 (Sunday 23-24), Swedish local time.</param>
/// <param name="Millionths">Of the report.</param>
public readonly record struct HourShare(int Hour, long Millionths);

/// <summary>
/// Spreads a report over the hours of the week in which it may have happened (aoristic analysis; Ratcliffe 2002, Journal of
/// Quantitative Criminology 18:23-43): weight of an hour = overlap / span. As in the R package aoristic 1.1.1, a report without an end,
/// or whose end is not after its start, counts wholly in its first hour, and a span of more than 168 hours counts 1/168 in each.
/// The span is walked in real time, so a night when the clocks change has its true 23 or 25 hours: the hour that is skipped gets
/// nothing, the hour that comes twice gets both shares.
/// </summary>
public static class HoursOfWeek
{
    public const int Count = 168;

    /// <summary>Shares are whole millionths that sum to exactly this, so that taking a report back leaves exactly nothing.</summary>
    public const long Whole = 1_000_000;

    public static IReadOnlyList<HourShare> Spread(DateTimeOffset from, DateTimeOffset? to)
    {
        if (to is not { } end || end <= from) return [new HourShare(Of(from), Whole)];

        var overlap = new long[Count];
        if (end - from > TimeSpan.FromHours(Count))
        {
            Array.Fill(overlap, 1);
            return Apportion(overlap, Count);
        }
        // Sweden's offsets are whole hours: the hours of UTC are the hours of the clock on the wall.
        for (var at = from.UtcTicks; at < end.UtcTicks;)
        {
            var next = Math.Min(at - at % TimeSpan.TicksPerHour + TimeSpan.TicksPerHour, end.UtcTicks);
            overlap[Of(new DateTimeOffset(at, TimeSpan.Zero))] += next - at;
            at = next;
        }
        return Apportion(overlap, (end - from).Ticks);
    }

    /// <summary>The hour of the week in which an instant lies.</summary>
    public static int Of(DateTimeOffset instant)
    {
        var local = SwedishTime.Local(instant);
        return ((int)local.DayOfWeek + 6) % 7 * 24 + local.Hour;
    }

    /// <summary>Largest remainder: each share rounded down, and what is left given to those that lost most, earliest hour first.</summary>
    private static HourShare[] Apportion(long[] overlap, long span)
    {
        // 168 h are 6.0e12 ticks, so the products stay below the 9.2e18 that a long holds.
        var shares = Enumerable.Range(0, Count).Where(hour => overlap[hour] > 0)
            .Select(hour => (Hour: hour, Down: overlap[hour] * Whole / span, Lost: overlap[hour] * Whole % span))
            .ToArray();
        var left = (int)(Whole - shares.Sum(s => s.Down));
        var raised = shares.OrderByDescending(s => s.Lost).ThenBy(s => s.Hour).Take(left).Select(s => s.Hour).ToHashSet();
        return [.. shares.Select(s => new HourShare(s.Hour, s.Down + (raised.Contains(s.Hour) ? 1 : 0))).Where(s => s.Millionths > 0)];
    }
}
