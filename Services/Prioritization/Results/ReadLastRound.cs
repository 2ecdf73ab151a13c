using Est.Prioritization.Rounds;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Prioritization.Results;

/// <summary>Works out how the decided round before a period went.</summary>
public static class ReadLastRound
{
    private static readonly string[] Ran = ["planned", "ongoing", "done", "not-done", "ended"];

    public static async Task<LastRound?> Handle(NpgsqlConnection connection, string municipality, Period period, DateTimeOffset now, CancellationToken ct)
    {
        var decided = await connection.ReadAsync(row => Period.Parse(row.GetString(0)), ct,
            "select period from round_decisions where municipality = $1", municipality);
        if (decided.Where(earlier => earlier.From < period.From).OrderBy(earlier => earlier.From).Cast<Period?>().LastOrDefault() is not { } last) return null;
        var decision = (await DecidedRound.ReadAsync(connection, municipality, last, ct))!.Round;

        var areas = await RoundRows.AreasAsync(connection, municipality, last, ct);
        var counts = await CountsAsync(connection, municipality, last, areas, now, ct);
        var interventions = await InterventionsAsync(connection, municipality, last, ct);
        var chosen = decision.Decision!.Chosen;
        var codes = chosen.Select(area => area.Area).ToHashSet();
        var others = areas.Select(area => area.Code).Where(code => !codes.Contains(code)).ToList();
        var names = areas.ToDictionary(area => area.Code, area => area.Name);
        return new LastRound(last.ToString(), counts.Passed, [.. chosen.Select(area =>
        {
            var like = counts.Comparison(area.Area, others, areas.FirstOrDefault(a => a.Code == area.Area)?.Neighbours ?? []);
            var (before, after) = (counts.Before(area.Area), counts.After(area.Area));
            var (otherBefore, otherAfter) = (like.Sum(counts.Before), like.Sum(counts.After));
            return new LastArea(
                area.Area, names.GetValueOrDefault(area.Area, area.Name), before, after, [.. like.Select(code => new ComparisonArea(code, names[code]))],
                otherBefore, otherAfter,
                counts.Passed == 0 || like.Count == 0 ? null : RateRatio.Of(before, after, otherBefore, otherAfter, counts.DispersionBefore),
                DoneIn([.. interventions.Where(done => done.Area == area.Area).Select(done => done.State)]));
        })], counts.Passed == 0 ? null : new RegressionToTheMean(codes.Sum(counts.Before), Math.Round(counts.ExpectedAnyway(codes), 1)));
    }

    private static async Task<PastCounts> CountsAsync(
        NpgsqlConnection connection, string municipality, Period last, IReadOnlyList<RoundArea> areas, DateTimeOffset now, CancellationToken ct)
    {
        var (first, whole) = (last.FirstWeek.Plus(-PastCounts.WeeksNeeded), Week.Of(now).Previous);
        var to = whole < last.LastWeek ? whole : last.LastWeek;
        var passed = last.FirstWeek.To(to).Count();
        var index = first.To(last.LastWeek).Select((week, i) => (Week: week.ToString(), i)).ToDictionary(week => week.Week, week => week.i);
        var weekly = areas.ToDictionary(area => area.Code, _ => new int[PastCounts.WeeksNeeded + passed]);
        foreach (var (area, week, count) in await connection.ReadAsync(row => (row.GetString(0), row.GetString(1), row.GetInt32(2)), ct,
            "select area, week, sum(count)::int from weekly_counts where municipality = $1 and week >= $2 and week <= $3 group by area, week",
            municipality, first.ToString(), last.FirstWeek.Plus(passed - 1).ToString()))
            if (weekly.TryGetValue(area, out var weeks)) weeks[index[week]] = count;
        var began = await ReportedHistory.BeganAsync(connection, municipality, to, ct);
        var since = began is null ? 0 : began < first ? PastCounts.WeeksNeeded : began.Value.To(last.FirstWeek.Previous).Count();
        return new PastCounts(weekly, PastCounts.WeeksNeeded, passed, since);
    }

    /// <summary>One row for each area right below the kommun that an intervention of the period reached, itself or by a place in it.</summary>
    private static Task<List<(string Area, string State)>> InterventionsAsync(NpgsqlConnection connection, string municipality, Period last, CancellationToken ct) =>
        connection.ReadAsync(row => (row.GetString(0), row.GetString(1)), ct,
            """
            with recursive inside as (
                select code as area, code from areas where municipality = $1 and parent = $1
                union select inside.area, below.code from inside join areas below on below.municipality = $1 and below.parent = inside.code)
            select distinct inside.area, i.state, i.id from interventions i join inside on inside.code = any(i.areas)
            where i.municipality = $1 and i.state = any($2) and coalesce(i.starts, $4) <= $4 and coalesce(i.ends, $3) >= $3
            """, municipality, Ran, last.From, last.To);

    private static DoneInArea DoneIn(IReadOnlyList<string> states)
    {
        return new(Count("planned"), Count("ongoing"), Count("done"), Count("not-done"), Count("ended"));

        int Count(string state) => states.Count(found => found == state);
    }
}
