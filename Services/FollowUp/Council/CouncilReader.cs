using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.FollowUp.Council;

/// <summary>Reads what a report is made of, kommun by kommun: each is entered, and row-level security shows its rows and no other's.</summary>
public static class CouncilReader
{
    /// <summary>The counts contradict each other for a moment: some of a change are heard of, and some are under way.</summary>
    public sealed class CountsUnderWayException() : Exception("More is counted in the areas than in the kommun.");

    public sealed record Content(
        IReadOnlyList<ReportTable.Kommun> Kommuner, CouncilReport.States Interventions, IReadOnlyList<CouncilReport.PrioritisedArea> Prioritised,
        IReadOnlyList<CouncilReport.Pledge> Pledges);

    /// <param name="home">The kommun that the connection works for, before and after.</param>
    /// <exception cref="CountsUnderWayException">Try again in a moment.</exception>
    public static async Task<Content> ReadAsync(NpgsqlConnection connection, string home, AgreedCouncil council, Period period, CancellationToken ct)
    {
        var (kommuner, states, prioritised, pledges) =
            (new List<ReportTable.Kommun>(), new CouncilReport.States(0, 0, 0, 0, 0), new List<CouncilReport.PrioritisedArea>(), new List<CouncilReport.Pledge>());
        try
        {
            foreach (var member in council.Municipalities.Where(member => member.Agreed))
            {
                await connection.EnterAsync(member.Code, ct);
                kommuner.Add(new(member.Code, member.Name, await CountsAsync(connection, member.Code, period, ct)));
                states += await StatesAsync(connection, member.Code, period, ct);
                prioritised.AddRange(await PrioritisedAsync(connection, member.Code, period, ct));
                pledges.AddRange(await PledgesAsync(connection, member.Code, period, ct));
            }
        }
        finally
        {
            await connection.EnterAsync(home, ct);
        }
        return new Content(kommuner, states, prioritised, pledges);
    }

    private static async Task<IReadOnlyList<ReportTable.Area>> CountsAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct)
    {
        var counts = await connection.ReadAsync(row => (Area: row.GetString(0), Category: row.GetString(1), Count: row.GetInt32(2)), ct,
            """
            select area, category, sum(count)::int from weekly_counts where municipality = $1 and week between $2 and $3 group by area, category
            """, municipality, period.FirstWeek.ToString(), period.LastWeek.ToString());
        var areas = await connection.ReadAsync(row => (Code: row.GetString(0), Name: row.GetString(1)), ct,
            "select code, name from areas where municipality = $1 and parent = $1 order by name, code", municipality);
        var index = ReportTable.Categories.Select((category, i) => (category.Code, i)).ToDictionary();
        var byArea = counts.ToLookup(c => c.Area, c => (Category: index.GetValueOrDefault(c.Category, index["annat"]), c.Count));
        var rest = Row(municipality);
        var rows = new List<ReportTable.Area>();
        foreach (var (code, name) in areas)
        {
            var row = Row(code);
            for (var i = 0; i < row.Length; i++) rest[i] -= row[i];
            rows.Add(new(code, name, row));
        }
        if (rest.Any(count => count < 0)) throw new CountsUnderWayException();
        return [.. rows, new(CouncilReport.OtherPlaces, "Övriga platser", rest)];

        int[] Row(string area)
        {
            var row = new int[ReportTable.Categories.Count];
            foreach (var (category, count) in byArea[area]) row[category] += count;
            return row;
        }
    }

    private static async Task<CouncilReport.States> StatesAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct)
    {
        var byState = (await connection.ReadAsync(row => (State: row.GetString(0), Count: row.GetInt32(1)), ct,
            """
            select state, count(*)::int from interventions i where municipality = $1 and state <> 'proposed' and (
                (started_on <= $3 and coalesce(ended_on, $2) >= $2) or exists (
                    select from intervention_history h where h.municipality = $1 and h.intervention = i.id and h.at >= $4 and h.at < $5))
            group by state
            """, municipality, period.From, period.To, SwedishTime.StartOf(period.From).UtcDateTime, SwedishTime.StartOf(period.To.AddDays(1)).UtcDateTime))
            .ToDictionary(s => s.State, s => s.Count);
        return new(Of("planned"), Of("ongoing"), Of("done"), Of("ended"), Of("not-done"));

        int Of(string state) => byState.GetValueOrDefault(state);
    }

    private static Task<List<CouncilReport.PrioritisedArea>> PrioritisedAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        connection.ReadAsync(row => new CouncilReport.PrioritisedArea(municipality, row.GetString(0), row.GetString(1)), ct,
            """
            select distinct given.code, coalesce(known.name, given.code) from prioritized_periods chosen cross join unnest(chosen.areas) as given(code)
            left join areas known on known.municipality = $1 and known.code = given.code
            where chosen.municipality = $1 and chosen.starts <= $3 and chosen.ends >= $2 order by 2
            """, municipality, period.From, period.To);

    private static Task<List<CouncilReport.Pledge>> PledgesAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        connection.ReadAsync(row => new CouncilReport.Pledge(row.GetString(0), row.GetString(1)), ct,
            """
            select title, coalesce((select status from pledge_statuses s where s.municipality = $1 and s.pledge = p.id and s.half <= $4 order by half desc limit 1), 'under-way')
            from pledges p where municipality = $1 and valid_from <= $3 and valid_to >= $2 order by title
            """, municipality, period.From, period.To, $"{period.To.Year}-H{(period.To.Month + 5) / 6}");
}
