using System.Runtime.InteropServices;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.FollowUp.Effects;

/// <summary>Reports per area, category and week, retractions taken away, as <c>WeekCounted</c> last told them: every week since the kommun began to report, or from the first asked for, to the last complete one.</summary>
public sealed class CountedHistory(Week first, Week last)
{
    private readonly Dictionary<string, Dictionary<string, int[]>> areas = [];

    public Week First { get; } = first;
    public Week Last { get; } = last;

    private readonly int length = (last.Monday.DayNumber - first.Monday.DayNumber) / 7 + 1;

    public void Add(string area, string category, Week week, int count) => Add(area, category, Place(week), count);

    private void Add(string area, string category, int place, int count)
    {
        ref var categories = ref CollectionsMarshal.GetValueRefOrAddDefault(areas, area, out _);
        categories ??= [];
        ref var weeks = ref CollectionsMarshal.GetValueRefOrAddDefault(categories, category, out _);
        weeks ??= new int[length];
        weeks[place] += count;
    }

    /// <param name="categories">None for all.</param>
    /// <returns>One count per week of the span, zero where nothing was reported or it lies outside what is known.</returns>
    public int[] Weeks(string area, IReadOnlyList<string> categories, WeekSpan span)
    {
        var counts = new int[span.Weeks];
        if (!areas.TryGetValue(area, out var known)) return counts;
        var from = Place(span.First);
        foreach (var weeks in categories.Count == 0 ? known.Values : categories.Where(known.ContainsKey).Distinct().Select(category => known[category]))
            for (var week = Math.Max(0, -from); week < counts.Length && from + week < weeks.Length; week++)
                counts[week] += weeks[from + week];
        return counts;
    }

    /// <summary>The sum over areas that do not overlap.</summary>
    public int[] Weeks(IEnumerable<string> codes, IReadOnlyList<string> categories, WeekSpan span)
    {
        var sum = new int[span.Weeks];
        foreach (var code in codes)
        {
            var counts = Weeks(code, categories, span);
            for (var week = 0; week < sum.Length; week++) sum[week] += counts[week];
        }
        return sum;
    }

    /// <summary>Reports of each category in an area, most first.</summary>
    public IReadOnlyList<(string Category, int Count)> Categories(string area, WeekSpan span) =>
        areas.TryGetValue(area, out var known)
            ? [.. known.Keys.Select(category => (category, Count: Weeks(area, [category], span).Sum())).Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.category, StringComparer.Ordinal)]
            : [];

    private int Place(Week week) => (week.Monday.DayNumber - First.Monday.DayNumber) / 7;

    /// <param name="connection">Entered for the kommun.</param>
    /// <param name="from">Earlier weeks are not needed.</param>
    /// <param name="last">The last complete week.</param>
    /// <returns>Null where nothing was reported up to then.</returns>
    public static async Task<CountedHistory?> ReadAsync(NpgsqlConnection connection, string municipality, Week from, Week last, CancellationToken ct)
    {
        if (await ReportedHistory.BeganAsync(connection, municipality, last, ct) is not { } began) return null;
        var first = began > from ? began : from;
        if (first > last) return null;
        var history = new CountedHistory(first, last);
        await using var command = connection.Command(
            "select week, area, category, count from weekly_counts where municipality = $1 and week between $2 and $3 and count > 0 order by week",
            municipality, first.ToString(), last.ToString());
        var (text, place) = ("", 0);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            // Hundreds of thousands of rows hold some hundred weeks.
            if (rows.GetString(0) is var read && read != text)
                (text, place) = (read, history.Place(Week.Parse(read)));
            history.Add(rows.GetString(1), rows.GetString(2), place, rows.GetInt32(3));
        }
        return history;
    }
}
