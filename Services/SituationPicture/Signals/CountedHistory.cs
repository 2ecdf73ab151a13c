using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Signals.Statistics;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Signals;

/// <summary>
/// The weekly counts of a kommun as series, from its first report on, as far back as any method looks. After half a year in which nobody reported anything the
/// history begins anew: a report with a wrong year, or a trial long ago, does not make a calm history of the silence after it.
/// </summary>
/// <param name="First">The week of each series' first count.</param>
/// <param name="FirstReport">The week of the kommun's first report, which may be earlier.</param>
public sealed record CountedHistory(Week First, Week FirstReport, IReadOnlyList<CountedSeries> Series)
{
    private const int LongSilence = 26;
    private static readonly int MostWeeks = FarringtonDesign.Years * 53 + FarringtonDesign.HalfWindow;

    /// <param name="earliest">The first week that is to be judged.</param>
    /// <param name="last">The last week that is to be judged.</param>
    /// <returns>Null when the kommun has no reports up to then.</returns>
    public static async Task<CountedHistory?> ReadAsync(NpgsqlTransaction transaction, string municipality, Week earliest, Week last, CancellationToken ct)
    {
        await using var command = transaction.Command(
            "select week from weekly_counts where municipality = $1 and area = $1 and count > 0 order by week limit 1", municipality);
        if (await command.ExecuteScalarAsync(ct) is not string found || Week.Parse(found) is var firstReport && firstReport > last) return null;
        var from = earliest.Plus(-MostWeeks);
        var first = firstReport > from ? firstReport : from;
        var read = new CountedHistory(first, firstReport, await ReadAsync(transaction, municipality, [.. first.To(last)], ct));
        return read.AfterSilence(municipality);
    }

    /// <summary>The history since the last long silence of the whole kommun; null when nothing was reported since.</summary>
    public CountedHistory? AfterSilence(string municipality)
    {
        var whole = Series.Where(s => s.Area == municipality).ToList();
        if (whole.Count == 0) return null;
        var (begin, silent) = (0, 0);
        for (var week = 0; week < whole[0].Counts.Length; week++)
        {
            if (whole.All(s => s.Counts[week] == 0))
            {
                silent++;
                continue;
            }
            if (silent >= LongSilence) begin = week;
            silent = 0;
        }
        if (begin == 0) return this;
        var week0 = First.Plus(begin);
        return new CountedHistory(week0, week0, [.. Series.Select(s => s with { Counts = s.Counts[begin..] }).Where(s => s.Counts.AsSpan().ContainsAnyExcept(0))]);
    }

    /// <summary>Where a week lies in the series.</summary>
    public int PlaceOf(Week week) => (week.Monday.DayNumber - First.Monday.DayNumber) / 7;

    /// <summary>How many weeks before a week the same week of each of the five years before it lies; 52 or 53 apart.</summary>
    public static int[] YearLags(Week week)
    {
        var lags = new int[FarringtonDesign.Years];
        var year = week;
        for (var i = 0; i < lags.Length; i++)
        {
            year = year.SameWeekLastYear;
            lags[i] = (week.Monday.DayNumber - year.Monday.DayNumber) / 7;
        }
        return lags;
    }

    private static async Task<IReadOnlyList<CountedSeries>> ReadAsync(
        NpgsqlTransaction transaction, string municipality, IReadOnlyList<Week> weeks, CancellationToken ct)
    {
        var places = weeks.Index().ToDictionary(week => week.Item.ToString(), week => week.Index);
        var series = new Dictionary<(string Area, string Category), CountedSeries>();
        await using var command = transaction.Command(
            "select week, area, category, count from weekly_counts where municipality = $1 and week between $2 and $3 and count > 0",
            municipality, weeks[0].ToString(), weeks[^1].ToString());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var key = (Area: reader.GetString(1), Category: reader.GetString(2));
            if (!series.TryGetValue(key, out var counted)) series[key] = counted = new CountedSeries(key.Area, key.Category, new int[weeks.Count]);
            counted.Counts[places[reader.GetString(0)]] = reader.GetInt32(3);
        }
        return [.. series.Values];
    }
}
