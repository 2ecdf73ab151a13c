using Est.Gateway.Sessions;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.SignIn;

/// <summary>
/// Who works where: by the provider's claims and the configuration's rules, and by the members that administrators keep. In a kommun where
/// somebody is a member, that is what counts; a member who was shut out there stays out whatever the claims say.
/// </summary>
internal sealed class People(ServiceDataSources sources, Places places, SignInSettings settings, TimeProvider clock)
{
    /// <summary>The person, or why there is no place for them in any kommun.</summary>
    public async Task<(Person? Person, string? Refused)> AdmitAsync(string issuer, Claims claims, CancellationToken ct)
    {
        var subject = claims.One("sub")!;
        if (claims.VerifiedEmail is { } email) await BindAsync(email, issuer, subject, ct);
        var name = claims.One(settings.NameClaim) ?? claims.One("name") ?? claims.One("email") ?? subject;
        var person = new Person(subject, name, "", await places.ToMembershipsAsync(RoleRule.PlacesOf(settings.Roles, claims, isMachine: false), ct));
        var standings = await StandingsAsync(person, issuer, ct);
        var admitted = Joined(person, standings).Memberships;
        if (admitted.Count == 0)
            return (null, standings.Any(row => row.IsMember) ? Refusal.NotActive : claims.VerifiedEmail is null ? Refusal.NotVerified : Refusal.NoMembership);
        await SeenAsync(subject, issuer, admitted, ct);
        return (person, null);
    }

    /// <summary>Keeps when the member last signed in.</summary>
    public async Task SeenAsync(string subject, string issuer, IReadOnlyList<Membership> memberships, CancellationToken ct)
    {
        foreach (var membership in memberships)
        {
            await using var connection = await sources.App.OpenAsync(membership.Municipality, ct);
            await connection.RunAsync(ct, "update members set last_seen_at = $4 where municipality = $1 and issuer = $2 and subject = $3",
                membership.Municipality, issuer, subject, clock.GetUtcNow());
        }
    }

    /// <summary>The person as administrators have it at this moment.</summary>
    public async Task<Person> WithMembersAsync(Person person, string issuer, CancellationToken ct) => Joined(person, await StandingsAsync(person, issuer, ct));

    private Task<List<Standing>> StandingsAsync(Person person, string issuer, CancellationToken ct) => AllMunicipalities.ReadAsync(sources, """
        select true, m.active and o.active, m.municipality, o.id, o.name, m.roles, m.title
        from members m join organisations o on o.id = m.organisation_id
        where m.issuer = $1 and m.subject = $2
        union all
        select false, active, municipality, id, name, null, null from organisations where id = any($3)
        """,
        row => new Standing(
            row.GetBoolean(0), row.GetBoolean(1), row.Text(6),
            new Membership(row.GetString(2), row.GetGuid(3), row.GetString(4), row.IsDBNull(5) ? [] : row.GetFieldValue<string[]>(5))),
        ct, issuer, person.Subject, person.Memberships.Select(membership => membership.OrganisationId).ToArray());

    internal sealed record Standing(bool IsMember, bool IsActive, string? Title, Membership Place);

    internal static Person Joined(Person person, IReadOnlyList<Standing> rows)
    {
        var members = rows.Where(row => row.IsMember).ToList();
        var claimed = person.Memberships.Where(own =>
            members.All(member => member.Place.Municipality != own.Municipality) && rows.Any(row => !row.IsMember && row.IsActive && row.Place.OrganisationId == own.OrganisationId));
        return person with
        {
            Title = members.Select(member => member.Title).FirstOrDefault(title => !string.IsNullOrEmpty(title)) ?? person.Title,
            Memberships = [.. members.Where(member => member.IsActive).Select(member => member.Place).Concat(claimed).OrderBy(place => place.Municipality, StringComparer.Ordinal)],
        };
    }

    /// <summary>Invitations to the address become this person's: once, and never from one person to another.</summary>
    private async Task BindAsync(string email, string issuer, string subject, CancellationToken ct)
    {
        var invited = await AllMunicipalities.ReadAsync(sources,
            "select municipality, id from members where subject is null and active and lower(email) = lower($1)",
            row => (Municipality: row.GetString(0), Id: row.GetGuid(1)), ct, email);
        foreach (var (municipality, id) in invited)
        {
            await using var connection = await sources.App.OpenAsync(municipality, ct);
            await connection.RunAsync(ct, """
                update members set issuer = $3, subject = $4 where municipality = $1 and id = $2 and subject is null
                and not exists (select 1 from members where municipality = $1 and issuer = $3 and subject = $4)
                """, municipality, id, issuer, subject);
        }
    }
}
