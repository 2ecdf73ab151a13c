using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Intake.Outcomes;

/// <summary>
/// Keeps what became of interventions. A revision that is not higher changes nothing, save the day it was done: the first of those told, in any order.
/// </summary>
public sealed class OnInterventionChanged(ServiceDataSources sources) : IConsumer<InterventionChanged>
{
    public async Task Consume(ConsumeContext<InterventionChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        DateTimeOffset? done = message.State is "done" or "ended" ? message.OccurredAt.ToUniversalTime() : null;
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await connection.RunAsync(ct,
            """
            insert into known_interventions as known (municipality, id, revision, number, state, kind_name, areas, categories, decision, why_not, done_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (municipality, id) do update set done_at = least(known.done_at, excluded.done_at),
                (revision, number, state, kind_name, areas, categories, decision, why_not) = (select v.* from (values
                    (excluded.revision, excluded.number, excluded.state, excluded.kind_name, excluded.areas, excluded.categories, excluded.decision, excluded.why_not),
                    (known.revision, known.number, known.state, known.kind_name, known.areas, known.categories, known.decision, known.why_not)) v order by v.column1 desc limit 1)
            """,
            message.Municipality, message.Intervention, message.Revision, message.Number, message.State, message.KindName, message.Areas.ToArray(),
            (message.Categories ?? []).ToArray(), message.Decision, message.WhyNot, done);
    }
}
