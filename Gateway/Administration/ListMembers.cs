using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;

namespace Est.Gateway.Administration;

/// <summary>The people who may sign in for the kommuner that the caller administers. Who has never signed in is invited, and no more.</summary>
public static class ListMembers
{
    public sealed record Answer(IReadOnlyList<ListedMember> Members);

    public sealed record ListedMember(
        Guid Id, string Municipality, string Name, string Email, string Title, string Organisation, Guid OrganisationId, IReadOnlyList<string> Roles,
        DateTimeOffset? LastSeenAt, bool Active);

    internal static async Task<Answer> Handle(
        Administrator administrator, ServiceDataSources sources, string? municipality, CancellationToken ct)
    {
        var rows = await AllMunicipalities.ReadAsync(sources, """
            select m.id, m.municipality, m.name, m.email, m.title, o.name, o.id, m.roles, m.last_seen_at, m.active
            from members m join organisations o on o.id = m.organisation_id
            where $1 in ('', m.municipality) order by m.municipality, lower(m.name), m.id
            """,
            row => new ListedMember(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetGuid(6),
                row.GetFieldValue<string[]>(7), row.Instant(8), row.GetBoolean(9)),
            ct, municipality ?? "");
        return new Answer([.. rows.Where(row => administrator.MayAdminister(row.Municipality))]);
    }
}
