using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.FollowUp.Years;

/// <summary>What the database counts of a year.</summary>
public static class YearRows
{
    /// <param name="connection">Entered for the kommun.</param>
    public static async Task<MakeYear.Rows> ReadAsync(NpgsqlConnection connection, string municipality, int year, DateOnly today, CancellationToken ct) => new(
        await LevelsAsync(connection, municipality, year, ct), await PromisedAsync(connection, municipality, year, ct),
        await ReviewsAsync(connection, municipality, year, today, ct), await PledgesAsync(connection, municipality, year, ct));

    private static async Task<Dictionary<string, YearReport.Levels>> LevelsAsync(NpgsqlConnection connection, string municipality, int year, CancellationToken ct) =>
        (await connection.ReadAsync(
            row => (Area: row.GetString(0), Levels: new YearReport.Levels(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3))), ct,
            """
            select area, (count(*) filter (where level = 'green'))::int, (count(*) filter (where level = 'yellow'))::int, (count(*) filter (where level = 'red'))::int
            from agreed_areas where municipality = $1 and week like $2 group by area
            """, municipality, $"{year:0000}-W%")).ToDictionary(row => row.Area, row => row.Levels);

    /// <summary>By the day they were to begin, else by the day they were written down. What is only proposed is not promised.</summary>
    private static async Task<YearReport.Kept> PromisedAsync(NpgsqlConnection connection, string municipality, int year, CancellationToken ct)
    {
        var states = await connection.ReadAsync(
            row => (State: row.GetString(0), Why: row.Text(1), Count: row.GetInt32(2)), ct,
            """
            select state, why_not_code, count(*)::int from interventions
            where municipality = $1 and state <> 'proposed' and extract(year from coalesce(starts, (created_at at time zone 'Europe/Stockholm')::date)) = $2 group by state, why_not_code
            """, municipality, year);
        int Of(params string[] wanted) => states.Where(s => wanted.Contains(s.State)).Sum(s => s.Count);
        return new(
            states.Sum(s => s.Count), Of("done", "ended"), Of("ongoing"), Of("not-done"), Of("planned"),
            [.. states.Where(s => s is { State: "not-done", Why: not null }).GroupBy(s => s.Why!).Select(g => new YearReport.Reason(g.Key, WhyNot.NameOf(g.Key), g.Sum(s => s.Count)))
                .OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal)]);
    }

    private static async Task<YearReport.ReviewOutcomes> ReviewsAsync(NpgsqlConnection connection, string municipality, int year, DateOnly today, CancellationToken ct)
    {
        var outcomes = (await connection.ReadAsync(
            row => (Outcome: row.GetString(0), Count: row.GetInt32(1)), ct,
            """
            select coalesce(outcome, 'overdue'), count(*)::int from reviews
            where municipality = $1 and (extract(year from decided_at at time zone 'Europe/Stockholm') = $2 or outcome is null and due < $3 and extract(year from due) = $2) group by 1
            """, municipality, year, today)).ToDictionary(row => row.Outcome, row => row.Count);
        return new(
            outcomes.GetValueOrDefault("continue"), outcomes.GetValueOrDefault("extend"), outcomes.GetValueOrDefault("replace"), outcomes.GetValueOrDefault("end"),
            outcomes.GetValueOrDefault("overdue"));
    }

    private static async Task<YearReport.PledgeStatuses> PledgesAsync(NpgsqlConnection connection, string municipality, int year, CancellationToken ct)
    {
        var statuses = (await connection.ReadAsync(
            row => (Status: row.GetString(0), Count: row.GetInt32(1)), ct,
            """
            select status, count(*)::int from (
                select distinct on (pledge) status from pledge_statuses where municipality = $1 and half like $2 order by pledge, half desc) latest group by status
            """, municipality, $"{year:0000}-H%")).ToDictionary(row => row.Status, row => row.Count);
        return new(statuses.GetValueOrDefault("kept"), statuses.GetValueOrDefault("partly"), statuses.GetValueOrDefault("not-kept"), statuses.GetValueOrDefault("under-way"));
    }
}
