using Est.Contracts;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Administration;

/// <summary>The kinds of organisation, and how one comes to be.</summary>
internal static class Organisations
{
    public static readonly IReadOnlyList<string> Kinds =
        ["kommun", "polis", "fastighetsbolag", "raddningstjanst", "bevakningsforetag", "forening", "ovrig"];

    /// <summary>
    /// Finds the organisation with that name and kind in the kommun, or adds it and tells the services, in the caller's
    /// transaction. Twice at the same time is one organisation: the second waits for the first and finds it.
    /// </summary>
    /// <param name="db">Inside a transaction, its tenant entered.</param>
    public static async Task<Guid> EnsureAsync(
        GatewayDb db, string municipality, string name, string kind, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var added = await db.Database.ExecuteSqlAsync($"""
            insert into organisations (id, municipality, name, kind, created_at) values ({id}, {municipality}, {name}, {kind}, {now})
            on conflict (municipality, kind, lower(name)) do nothing
            """, ct);
        if (added == 0)
        {
            return await db.Database.SqlQuery<Guid>($"""
                select id as "Value" from organisations where municipality = {municipality} and kind = {kind} and lower(name) = lower({name})
                """).SingleAsync(ct);
        }
        // An organisation that feeds all kommuner is in none of them: there is nobody to tell.
        if (municipality != Passport.AllMunicipalities)
        {
            db.Outbox.Add(OutboxRow.Of(new OrganisationChanged(municipality, now, id, name, kind, Active: true, Revision: 1)));
            await db.SaveChangesAsync(ct);
        }
        return id;
    }
}
