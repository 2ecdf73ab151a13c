using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.ServiceDefaults.Audit;

/// <summary>A row of the audit, written together with whatever else the batch does.</summary>
public static class AuditRow
{
    /// <param name="request">What the beginning of a write and its answer have in common.</param>
    /// <param name="status">What was answered; null in the row that is written before the work begins.</param>
    public static void AddAudit(
        this NpgsqlBatch batch, string municipality, Guid request, DateTimeOffset at, Actor actor, string action, string target, int? status)
    {
        batch.Add("select set_config('est.municipality', $1, true)", municipality);
        batch.Add("""
            insert into audit (municipality, request, at, subject, name, organisation, session, action, target, status)
            values ($1, $2, $3, $4, $5, $6, $7::text, $8, $9, $10::integer)
            """,
            municipality, request, at, actor.Subject, actor.Name, actor.Organisation, actor.Session, action, target, status);
    }
}
