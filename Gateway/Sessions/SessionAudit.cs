using Est.ServiceDefaults.Audit;
using Npgsql;

namespace Est.Gateway.Sessions;

/// <summary>
/// Who signed in and out, when and in which session, in the audit of each kommun that the person works for. The statements join those that begin or
/// end the session: neither is ever kept without the other.
/// </summary>
internal static class SessionAudit
{
    public const string SignIn = "SignIn", SignOut = "SignOut";

    public static void AddSession(this NpgsqlBatch batch, string action, Person person, Guid session, DateTimeOffset at)
    {
        var request = Guid.CreateVersion7();
        foreach (var municipality in person.Memberships.Select(membership => membership.Municipality).Distinct())
            batch.AddAudit(
                municipality, request, at, Actor.Of(person.PassportFor(municipality)!) with { Session = session.ToString() }, action, "/session", StatusCodes.Status204NoContent);
    }
}
