using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Administration;

/// <summary>The integration keys of the kommuner that the caller administers, newest first. The keys themselves are not kept.</summary>
public static class ListKeys
{
    public sealed record Answer(IReadOnlyList<ListedKey> Keys);

    /// <param name="Prefix">The start of the key, to tell keys apart by.</param>
    public sealed record ListedKey(
        Guid Id, string Prefix, string Municipality, string Organisation, string Kind, string Source, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes,
        DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

    internal static async Task<Answer> Handle(
        Administrator administrator, ServiceDataSources sources, string? municipality, CancellationToken ct)
    {
        var rows = await AllMunicipalities.ReadAsync(sources, """
            select k.id, k.prefix, k.municipality, o.name, o.kind, k.source, k.roles, k.scopes, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
            from integration_keys k join organisations o on o.id = k.organisation_id
            where $1 in ('', k.municipality)
            order by k.created_at desc, k.id
            """,
            row => new ListedKey(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetFieldValue<string[]>(6), row.GetFieldValue<string[]>(7),
                row.GetFieldValue<DateTimeOffset>(8), Time(row, 9), Time(row, 10), Time(row, 11)),
            ct, municipality ?? "");
        return new Answer([.. rows.Where(row => administrator.MayAdminister(row.Municipality))]);
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
