using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Prioritization.Heard;

/// <summary>Keeps what is done where, to tell how the last round went. A revision that is not higher changes nothing.</summary>
public sealed class OnInterventionChanged(ServiceDataSources sources) : IConsumer<InterventionChanged>
{
    public async Task Consume(ConsumeContext<InterventionChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var command = connection.Command(
            """
            insert into interventions as known (municipality, id, revision, state, areas, starts, ends) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (municipality, id) do update set
                revision = excluded.revision, state = excluded.state, areas = excluded.areas, starts = excluded.starts, ends = excluded.ends
            where known.revision < excluded.revision
            """,
            message.Municipality, message.Intervention, message.Revision, message.State, message.Areas.ToArray(), message.From, message.Until);
        await command.ExecuteNonQueryAsync(ct);
    }
}
