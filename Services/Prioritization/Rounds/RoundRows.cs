using Est.Prioritization.Influence;
using Est.Prioritization.Ranking;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <param name="Neighbours">Codes of areas that share a border.</param>
public sealed record RoundArea(string Code, string Name, int? Population, double? SquareKilometres, IReadOnlyList<string> Neighbours);

/// <summary>All that a round's ranking rests on, as it is known now.</summary>
public sealed record RoundFacts(
    Week From, Week To, IReadOnlyList<RoundArea> Areas, IReadOnlyList<AreaFacts> Facts, IReadOnlyDictionary<string, JudgedInfluence> Influence);

/// <summary>Reads what a round rests on: counts, signals, levels, survey, judgements. Never a report: only what is counted already.</summary>
public static class RoundRows
{
    /// <summary>
    /// The areas that can be chosen: those right below the kommun, of the latest version, that are not gone when the period begins. Places inside them
    /// count in them, so that no report makes two areas worse.
    /// </summary>
    public static Task<List<RoundArea>> AreasAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        connection.ReadAsync(
            row => new RoundArea(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt32(2), row.IsDBNull(3) ? null : row.GetDouble(3), row.GetFieldValue<string[]>(4)), ct,
            """
            select code, name, population, square_kilometres, neighbours from areas
            where municipality = $1 and parent = $1 and (valid_to is null or valid_to >= $2)
            order by code collate "C"
            """, municipality, period.From);

    public static async Task<RoundFacts> ReadAsync(NpgsqlConnection connection, string municipality, Period period, DateTimeOffset now, CancellationToken ct)
    {
        var (from, to) = RoundWeeks.Of(period, now);
        var (earlier, key) = (from.Plus(-RoundWeeks.Count), period.ToString());
        var areas = await AreasAsync(connection, municipality, period, ct);
        var reachesBack = await ReportedHistory.BeganAsync(connection, municipality, to, ct) is { } began && began <= earlier;
        var counts = (await connection.ReadAsync(row => (Area: row.GetString(0), Week: row.GetString(1), Count: row.GetInt32(2), Weighted: row.GetDouble(3)), ct,
            """
            select area, week, sum(count)::int, sum(weighted) from weekly_counts
            where municipality = $1 and week >= $2 and week <= $3 and area <> $1 group by area, week
            """, municipality, earlier.ToString(), to.ToString())).ToLookup(count => count.Area);
        var signals = (await connection.ReadAsync(row => (Area: row.GetString(0), Count: row.GetInt32(1)), ct,
            "select area, count(*)::int from signals where municipality = $1 and week >= $2 and week <= $3 group by area",
            municipality, from.ToString(), to.ToString())).ToDictionary(signal => signal.Area, signal => signal.Count);
        var levels = (await connection.ReadAsync(row => (Area: row.GetString(0), Mean: row.GetDouble(1)), ct,
            """
            select area, avg(case level when 'red' then 1.0 when 'yellow' then 0.5 else 0.0 end)::float8
            from agreed_levels, unnest(areas, levels) as agreed (area, level)
            where municipality = $1 and week >= $2 and week <= $3 group by area
            """, municipality, from.ToString(), to.ToString())).ToDictionary(level => level.Area, level => level.Mean);
        var survey = (await connection.ReadAsync(row => (Area: row.GetString(0), Value: row.GetDouble(1)), ct,
            "select area, value from round_survey_values where municipality = $1 and period = $2", municipality, key)).ToDictionary(value => value.Area, value => value.Value);
        var influence = await JudgementsAsync(connection, municipality, period, ct);

        return new RoundFacts(from, to, areas, [.. areas.Select(area =>
        {
            var weeks = counts[area.Code].ToDictionary(count => count.Week);
            var recent = from.To(to).Select(week => weeks.GetValueOrDefault(week.ToString()).Count).ToArray();
            return new AreaFacts(
                area.Code, area.Population, area.SquareKilometres, recent,
                reachesBack ? weeks.Values.Sum(count => count.Count) - recent.Sum() : null,
                from.To(to).Sum(week => weeks.GetValueOrDefault(week.ToString()).Weighted),
                signals.GetValueOrDefault(area.Code), levels.TryGetValue(area.Code, out var level) ? level : null,
                survey.TryGetValue(area.Code, out var value) ? value : null, influence.GetValueOrDefault(area.Code)?.Median);
        })], influence);
    }

    private static async Task<IReadOnlyDictionary<string, JudgedInfluence>> JudgementsAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        (await connection.ReadAsync(row =>
            {
                var (mandate, owners, measures, time) = (row.GetInt16(2), row.GetInt16(3), row.GetInt16(4), row.GetInt16(5));
                return (Area: row.GetString(0), Judgement: new Judgement(
                    row.GetString(1), mandate, owners, measures, time, Judgement.ScoreOf(mandate, owners, measures, time), row.GetString(6)));
            }, ct,
            "select area, organisation, mandate, owners, measures, time, motive from round_judgements where municipality = $1 and period = $2",
            municipality, period.ToString()))
        .GroupBy(row => row.Area).ToDictionary(area => area.Key, area => JudgedInfluence.Of(area.Select(row => row.Judgement)));
}
