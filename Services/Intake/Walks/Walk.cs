using System.Globalization;
using System.Text.Json;
using Est.Intake.Outcomes;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Intake.Walks;

/// <summary>A safety walk (trygghetsvandring) with all that its protocol holds.</summary>
/// <param name="Organisation">The organisation that arranges it; its observations are reported in that name.</param>
/// <param name="Target">The last day of the six months in which what is to be done shall be done.</param>
public sealed record Walk(
    Guid Id, string Title, DateOnly Date, string? Time, string Light, WalkRoute? Route, string? Area, IReadOnlyList<string> Invited,
    IReadOnlyList<Participants> Participants, string State, string Organisation, DateOnly Target, DateTimeOffset? PublishedAt, int Revision,
    IReadOnlyList<Walk.Observation> Observations, IReadOnlyList<Walk.Proposal> Proposals)
{
    /// <param name="Positive">Something good: it becomes a report of calm, which is not counted among what troubles.</param>
    /// <param name="Report">The report that it became; null until the walk is published.</param>
    public sealed record Observation(
        Guid Id, string What, string Category, int Severity, bool Positive, double? Lon, double? Lat, Guid? Report);

    /// <param name="Kind">Code of a kind of intervention, e.g. <c>belysning</c>.</param>
    /// <param name="Responsible">Name of the organisation that is to do it; null where none took it on.</param>
    /// <param name="Decision"><c>will</c>, <c>will-not</c> or <c>unknown</c>.</param>
    /// <param name="Reason">Why it will not be done.</param>
    /// <param name="Became">The intervention that came of it; null until FollowUp has told of one.</param>
    /// <param name="Timing"><c>kept</c>, <c>late</c> or <c>waiting</c> of the six months; null where nobody waits.</param>
    public sealed record Proposal(
        Guid Id, string What, string Kind, string? Area, string? Responsible, DateOnly? Until, string Decision, string? Reason, Intervention? Became, string? Timing);

    /// <param name="Number">What people call it by; null when it was told of before numbers were.</param>
    /// <param name="WhyNot">Why it was not done, as a code of FollowUp's.</param>
    public sealed record Intervention(int? Number, string State, DateOnly? DoneOn, string? WhyNot);

    private const string Columns =
        "id, title, date, time, light, route::text, area, invited, participants::text, state, organisation, published_at, revision";

    /// <summary>One walk, or null; or all of them, the latest day first, when <paramref name="id"/> is null.</summary>
    /// <param name="onlyPublished">For those who read what was made known and no more.</param>
    internal static async Task<List<Walk>> ReadAsync(
        NpgsqlConnection connection, string municipality, Guid? id, DateOnly today, CancellationToken ct, bool onlyPublished = false)
    {
        const string Which = "municipality = $1 and ($2::uuid is null or id = $2) and (not $3 or state = 'published')";
        const string OfWhich = $"municipality = $1 and walk in (select id from walks where {Which})";
        object?[] which = [municipality, id, onlyPublished];
        var observations = (await connection.ReadAsync(
            row => (Walk: row.GetGuid(0), Observation: new Observation(
                row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetInt16(4), row.GetBoolean(5),
                row.IsDBNull(6) ? null : row.GetDouble(6), row.IsDBNull(7) ? null : row.GetDouble(7), row.IsDBNull(8) ? null : row.GetGuid(8))), ct,
            $"select walk, id, what, category, severity, positive, lon, lat, report from walk_observations where {OfWhich} order by noted_at, id", which))
            .ToLookup(o => o.Walk, o => o.Observation);
        var proposals = (await connection.ReadAsync(
            row => (Walk: row.GetGuid(0), Proposal: new Proposal(
                row.GetGuid(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
                row.GetString(7), row.Text(8), null, null)), ct,
            $"select walk, id, what, kind, area, responsible, until, decision, reason from walk_proposals where {OfWhich} order by noted_at, id", which))
            .ToLookup(p => p.Walk, p => p.Proposal);
        var became = await KnownIntervention.ReadAsync(connection, municipality, [.. proposals.SelectMany(p => p).Select(p => p.Id)], ct);
        return await connection.ReadAsync(row =>
        {
            var (walk, date, state) = (row.GetGuid(0), row.GetFieldValue<DateOnly>(2), row.GetString(9));
            return new Walk(
                walk, row.GetString(1), date, row.IsDBNull(3) ? null : row.GetFieldValue<TimeOnly>(3).ToString("HH:mm", CultureInfo.InvariantCulture), row.GetString(4),
                row.Text(5) is { } route ? JsonSerializer.Deserialize<WalkRoute>(route, JsonSerializerOptions.Web) : null, row.Text(6), row.GetFieldValue<string[]>(7),
                JsonSerializer.Deserialize<Participants[]>(row.GetString(8), JsonSerializerOptions.Web)!, state, row.GetString(10), SixMonths.Target(date), row.Instant(11), row.GetInt32(12),
                [.. observations[walk]], [.. proposals[walk].Select(p => Told(p, became.GetValueOrDefault(p.Id), date, today))]);
        }, ct, $"select {Columns} from walks where {Which} order by date desc, id desc", which);
    }

    private static Proposal Told(Proposal proposal, KnownIntervention? became, DateOnly walked, DateOnly today)
    {
        var done = became?.DoneAt is { } at ? DateOnly.FromDateTime(SwedishTime.Local(at)) : (DateOnly?)null;
        var isGivenUp = became is null ? proposal.Decision == ProposeMeasure.WillNot : !became.IsOpen;
        return proposal with
        {
            Became = became is null ? null : new Intervention(became.Number, became.State, done, became.WhyNot),
            Timing = SixMonths.Timing(walked, done, isGivenUp, today),
        };
    }
}
