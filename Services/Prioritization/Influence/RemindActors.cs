using Est.Contracts;
using Est.Prioritization.Rounds;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Prioritization.Influence;

/// <summary>
/// Reminds the organisations that have not judged anything yet. Their people see it in the round, and those who asked for e-mail get a link.
/// </summary>
public static class RemindActors
{
    /// <param name="Reminded">Names of the organisations.</param>
    public sealed record Answer(IReadOnlyList<string> Reminded);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string period, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeRound.InAsync<Answer>(sources, municipality, period, revision: null, async (connection, _) =>
        {
            var now = clock.GetUtcNow();
            var names = await connection.ReadAsync(row => row.GetString(0), ct,
                """
                insert into round_reminders (municipality, period, organisation, reminded_at)
                select distinct $1, $2, o.name, $3::timestamptz from organisations o where o.municipality = $1 and o.active and not exists (
                    select from round_judgements j where j.municipality = $1 and j.period = $2 and j.organisation = o.name)
                on conflict (municipality, period, organisation) do update set reminded_at = excluded.reminded_at
                returning organisation
                """, municipality, period, now);
            string[] reminded = [.. names.Order(StringComparer.Ordinal)];
            if (reminded.Length > 0)
            {
                await using var publish = new NpgsqlBatch(connection) { BatchCommands = { Inbox.InsertOf([OutboxRow.Of(new JudgementsAwaited(municipality, now, period, reminded))]) } };
                await publish.ExecuteNonQueryAsync(ct);
            }
            return TypedResults.Ok(new Answer(reminded));
        }, ct);
}
