using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Storage;
using MassTransit;

namespace Est.SituationPicture.Interventions;

/// <summary>Keeps what became of the meetings' decisions. A revision that is not higher changes nothing.</summary>
public sealed class OnInterventionChanged(ServiceDataSources sources) : IConsumer<InterventionChanged>
{
    public async Task Consume(ConsumeContext<InterventionChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = transaction.Command(
            """
            insert into interventions as known (municipality, id, revision, state, decision, why_not) values ($1, $2, $3, $4, $5, $6)
            on conflict (municipality, id) do update set
                revision = excluded.revision, state = excluded.state, decision = excluded.decision, why_not = excluded.why_not
            where known.revision < excluded.revision
            """,
            message.Municipality, message.Intervention, message.Revision, message.State,
            (object?)message.Decision ?? DBNull.Value, (object?)message.WhyNot ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
