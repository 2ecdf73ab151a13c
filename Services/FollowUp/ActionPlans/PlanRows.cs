using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.FollowUp.ActionPlans;

/// <summary>The plan's rows from open problems, their causes and what is decided against them.</summary>
public static class PlanRows
{
    private sealed record Stored(
        Guid Cause, string Problem, string Area, string CauseText, Guid? Intervention, string What, string? Goal, string? Owner, string[] Partners, string? Contact, bool IsOrdinary,
        PlanProgress.Measure? Measure);

    /// <param name="connection">Entered for the kommun.</param>
    public static async Task<List<ActionPlan.Row>> ReadAsync(NpgsqlConnection connection, string municipality, AreaTree areas, DateOnly today, CancellationToken ct)
    {
        var stored = await connection.ReadAsync(
            row => new Stored(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetGuid(4), row.Text(5) ?? "", row.Text(6), row.Text(7),
                row.IsDBNull(8) ? [] : row.GetFieldValue<string[]>(8), row.Text(9), !row.IsDBNull(10) && row.GetBoolean(10),
                row.IsDBNull(4) ? null : new(row.GetString(11), Day(row, 12), Day(row, 13), row.Text(14), Day(row, 15))),
            ct,
            """
            select c.id, p.title, p.area, c.text, i.id, i.what, i.goal_text, i.owner, i.partners, i.contact, i.is_ordinary,
                i.state, coalesce(i.started_on, i.starts), coalesce(i.ended_on, i.ends), i.why_not_code,
                (select min(r.due) from reviews r where r.municipality = $1 and r.intervention = i.id and r.outcome is null and r.due < $2)
            from problems p
            join causes c on c.municipality = $1 and c.problem = p.id
            left join interventions i on i.municipality = $1 and i.cause = c.id and i.state <> 'proposed' and (i.state <> 'ended' or i.ended_on is null or i.ended_on >= $3)
            where p.municipality = $1 and p.state = 'open'
            order by p.created_at, p.id, c.created_at, c.id, coalesce(i.started_on, i.starts), i.number
            """, municipality, today, today.AddYears(-PlanClock.Years));
        return [.. stored.GroupBy(row => row.Cause).SelectMany((cause, at) => cause.Select((row, order) => Row(row, at + 1, order + 1, areas, today)))];
    }

    private static ActionPlan.Row Row(Stored row, int cause, int order, AreaTree areas, DateOnly today)
    {
        var (colour, because) = PlanProgress.Of(row.Measure, today);
        var has = row.Measure is not null;
        var who = new[] { row.Owner }.Concat(row.Partners).Where(name => !string.IsNullOrEmpty(name)).ToList();
        return new(
            has ? $"{cause}.{order}" : $"{cause}", row.Problem, areas.Named(row.Area).Name, row.CauseText, row.What, row.Goal, When(row.Measure), has ? order : 0,
            who.Count == 0 ? null : string.Join(", ", who), row.Contact,
            has ? row.IsOrdinary ? "ordinary" : "point" : null, colour, because, row.Intervention);
    }

    private static string? When(PlanProgress.Measure? measure) => measure switch
    {
        { From: { } from, Until: { } until } => $"{from:yyyy-MM-dd} till {until:yyyy-MM-dd}",
        { From: { } from } => $"från {from:yyyy-MM-dd}",
        { Until: { } until } => $"till {until:yyyy-MM-dd}",
        _ => null,
    };

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
