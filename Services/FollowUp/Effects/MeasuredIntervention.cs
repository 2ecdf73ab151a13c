using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.FollowUp.Effects;

/// <summary>What there is to know of an intervention in order to measure it.</summary>
/// <param name="From">When it began, else when it was to begin.</param>
/// <param name="Until">When it ended, else when it is to end; null where neither is said.</param>
/// <param name="Categories">The kinds of reports it is meant to lower; none for all.</param>
/// <param name="Source"><c>round</c> where the area had been prioritised.</param>
public sealed record MeasuredIntervention(
    Guid Id, int Number, string What, string? Kind, string State, IReadOnlyList<string> Areas, IReadOnlyList<string> Categories,
    DateOnly? From, DateOnly? Until, string Source)
{
    /// <summary>It has begun, so that there can be something to see of it.</summary>
    public bool IsMeasured => State is "ongoing" or "done" or "ended" && From is not null && Areas.Count > 0;

    public bool GoesOnDuring(WeekSpan span) =>
        State is "ongoing" or "done" or "ended" && From <= span.Last.Monday.AddDays(6) && (Until ?? DateOnly.MaxValue) >= span.First.Monday;

    public static Task<List<MeasuredIntervention>> ReadAsync(NpgsqlConnection connection, string municipality, CancellationToken ct) => connection.ReadAsync(
        row => new MeasuredIntervention(
            row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.Text(3), row.GetString(4), row.GetFieldValue<string[]>(5), row.GetFieldValue<string[]>(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7), row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8), row.GetString(9)),
        ct,
        """
        select id, number, what, kind, state, areas, categories, coalesce(started_on, starts), coalesce(ended_on, ends), source
        from interventions where municipality = $1 order by number
        """, municipality);
}
