using System.Text.Json;
using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Who is signed in for a kommun, since when, and until when at most.</summary>
public static class ListSessions
{
    public sealed record Answer(IReadOnlyList<ListedSession> Sessions);

    /// <param name="Id">As the audit names it. It opens nothing.</param>
    /// <param name="Member">Null for who is let in by the provider's claims, or by a demonstration.</param>
    public sealed record ListedSession(
        Guid Id, Guid? Member, string Name, string Organisation, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt);

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Administrator administrator, ServiceDataSources sources, DemoPeople demo, TimeProvider clock, string? municipality, CancellationToken ct)
    {
        if (municipality is not { Length: > 0 }) return Problems.Invalid([new FieldError("municipality", "required", "Say which kommun's sessions to list.")]);
        if (administrator.RefusedFor(municipality) is { } refused) return refused;
        var rows = await AllMunicipalities.ReadAsync(sources, """
            select s.public_id, m.id, m.name, o.name, s.subject, s.person::text, s.created_at, s.last_seen_at, s.ends_at
            from sessions s
            left join members m on m.municipality = $1 and m.issuer = s.issuer and m.subject = s.subject and m.active
            left join organisations o on o.id = m.organisation_id
            where s.ends_at > $2 order by s.last_seen_at desc, s.public_id
            """,
            row => (
                Person: row.Text(5) is { } kept ? JsonSerializer.Deserialize<Person>(kept) : demo.Find(row.GetString(4)),
                Session: new ListedSession(
                    row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.Text(2) ?? "", row.Text(3) ?? "",
                    row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8))),
            ct, municipality, clock.GetUtcNow());
        return TypedResults.Ok(new Answer([.. rows.Select(row => InKommun(row.Person, row.Session, municipality)).OfType<ListedSession>()]));
    }

    /// <summary>Null when the person has nothing to do in the kommun.</summary>
    private static ListedSession? InKommun(Person? person, ListedSession session, string municipality) =>
        session.Member is not null ? session
        : person?.PassportFor(municipality) is { } passport ? session with { Name = passport.Name, Organisation = passport.Organisation }
        : null;
}
