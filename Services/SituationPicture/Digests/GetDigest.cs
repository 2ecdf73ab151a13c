using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Digests;

/// <summary>What has changed in the areas of the reader's organisation since the reader last looked.</summary>
public static class GetDigest
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(14);
    private const int WeeksThatMakeAnArea = 12;

    /// <param name="Since">When the reader last looked; two weeks ago at first.</param>
    /// <param name="Week">The latest agreed week; the present one before the first.</param>
    /// <param name="Seen">True when nothing has changed since then.</param>
    public sealed record Digest(
        DateTimeOffset Since, string Week, bool Seen, IReadOnlyList<AreaChange> Areas, IReadOnlyList<Taken> Decisions, string? Email);

    /// <param name="Level">In the latest agreed picture.</param>
    /// <param name="LevelBefore">In the one before; null when the area was not in it.</param>
    /// <param name="Difference">Reports against the four weeks before.</param>
    /// <param name="Signals">Raised since the reader last looked.</param>
    public sealed record AreaChange(string Area, string AreaName, string? LevelBefore, string Level, double? Difference, string Verdict, int Signals);

    /// <summary>Something that the organisation took on.</summary>
    public sealed record Taken(Guid Id, string Week, string What, string Area, string AreaName, string Who, DateOnly Until);

    public static async Task<Ok<Digest>> Handle(
        string municipality, Passport passport, PictureReader pictures, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var since = (await ReadAsync(row => row.GetFieldValue<DateTimeOffset>(0), "select seen_at from digests_seen where municipality = $1 and subject = $2",
            municipality, passport.Subject)).Cast<DateTimeOffset?>().FirstOrDefault() ?? clock.GetUtcNow() - FirstLook;
        var agreed = await ReadAsync(row => (Week: row.GetString(0), Version: row.GetInt32(1), At: row.GetFieldValue<DateTimeOffset>(2)),
            """
            select distinct on (week) week, version, agreed_at from agreed_pictures where municipality = $1 order by week desc, version desc limit 2
            """, municipality);
        var own = (await ReadAsync(row => row.GetString(0),
            "select distinct area from facts where municipality = $1 and organisation = $2 and occurred_from >= $3 and not retracted",
            municipality, passport.Organisation, Week.Of(clock.GetUtcNow()).Plus(-WeeksThatMakeAnArea).Start.UtcDateTime)).ToHashSet();
        var signals = (await ReadAsync(row => (Area: row.GetString(0), Count: row.GetInt32(1)),
            "select area, count(*)::int from signals where municipality = $1 and raised_at > $2 group by area", municipality, since.UtcDateTime))
            .ToDictionary(s => s.Area, s => s.Count);
        var taken = await ReadAsync(row => new Taken(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5)),
            "select id, week, what, area, who, until from decisions where municipality = $1 and who = $2 and decided_at > $3 order by until",
            municipality, passport.Organisation, since.UtcDateTime);
        var email = (await ReadAsync(row => row.GetString(0), "select email from digest_addresses where municipality = $1 and subject = $2",
            municipality, passport.Subject)).FirstOrDefault();

        var latest = agreed.Count == 0 ? null : await pictures.AgreedAsync(municipality, Week.Parse(agreed[0].Week), agreed[0].Version, ct);
        var before = agreed.Count < 2 ? null : await pictures.AgreedAsync(municipality, Week.Parse(agreed[1].Week), agreed[1].Version, ct);
        var isNew = agreed.Count > 0 && agreed[0].At > since;
        var areas = (latest?.Areas ?? []).Where(a => own.Count == 0 || own.Contains(a.Code))
            .Select(a => new AreaChange(a.Code, a.Name, before?.Areas.FirstOrDefault(b => b.Code == a.Code)?.Level, a.Level!, a.Change.Difference, a.Change.Verdict,
                signals.GetValueOrDefault(a.Code)))
            .Where(a => a.Signals > 0 || (isNew && (a.Level != (a.LevelBefore ?? a.Level) || a.Verdict is "above" or "below")))
            .ToList();
        return TypedResults.Ok(new Digest(since, latest?.Week ?? Week.Of(clock.GetUtcNow()).ToString(), Seen: !isNew && areas.Count == 0 && taken.Count == 0, areas, [.. taken.Select(t => t with { AreaName = latest?.Areas.FirstOrDefault(a => a.Code == t.Area)?.Name ?? t.Area })], email));

        async Task<List<T>> ReadAsync<T>(Func<NpgsqlDataReader, T> read, string sql, params object[] parameters)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct)) rows.Add(read(reader));
            return rows;
        }
    }
}
