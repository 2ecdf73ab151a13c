using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Intake.Outcomes;

/// <summary>An intervention as FollowUp last told of it.</summary>
/// <param name="Number">What people call it by; null when it was last told of before numbers were.</param>
/// <param name="KindName">By the name that the kommun gives it; null where it has none.</param>
/// <param name="Categories">What it shall lessen; empty for all reports.</param>
/// <param name="DoneAt">When it was first said to be done or ended.</param>
internal sealed record KnownIntervention(
    Guid Id, int? Number, string State, string? KindName, IReadOnlyList<string> Areas, IReadOnlyList<string> Categories, DateTimeOffset? DoneAt, string? WhyNot, string? Decided)
{
    /// <summary>States from which nothing more comes, of FollowUp's own table.</summary>
    private static readonly string[] Closed = ["done", "not-done", "ended"];

    public const string NotDone = "not-done";

    /// <summary>In the meeting's words where a meeting decided it, else its kind; null while nobody has said what is to be done.</summary>
    public string? What => Decided ?? KindName;

    /// <summary>True while something is still to be done.</summary>
    public bool IsOpen => !Closed.Contains(State);

    private const string Select =
        """
        select i.id, i.number, i.state, i.kind_name, i.areas, i.categories, i.done_at, i.why_not, d.what from known_interventions i
        left join known_decisions d on d.municipality = i.municipality and d.id = i.decision
        where i.municipality = $1
        """;

    public static async Task<Dictionary<Guid, KnownIntervention>> ReadAsync(NpgsqlConnection connection, string municipality, Guid[] ids, CancellationToken ct) =>
        ids.Length == 0 ? [] : (await connection.ReadAsync(Of, ct, $"{Select} and i.id = any($2)", municipality, ids)).ToDictionary(i => i.Id);

    /// <summary>Those that concern any of these areas, the newest first.</summary>
    public static Task<List<KnownIntervention>> InAreasAsync(NpgsqlConnection connection, string municipality, string[] areas, CancellationToken ct) =>
        connection.ReadAsync(Of, ct, $"{Select} and i.areas && $2 order by i.number desc nulls last, i.id desc", municipality, areas);

    private static KnownIntervention Of(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetString(2), row.Text(3), row.GetFieldValue<string[]>(4), row.GetFieldValue<string[]>(5),
        row.Instant(6), row.Text(7), row.Text(8));
}
