using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Storage;
using MassTransit;

namespace Est.SituationPicture.Prioritised;

/// <summary>Keeps which areas are prioritised in a period, for the picture to mark. A version that is not higher changes nothing.</summary>
public sealed class OnAreasPrioritized(ServiceDataSources sources) : IConsumer<AreasPrioritized>
{
    public async Task Consume(ConsumeContext<AreasPrioritized> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = transaction.Command(
            """
            insert into prioritised_periods as known (municipality, period, version, first_day, last_day, areas, ranks) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (municipality, period) do update set
                version = excluded.version, first_day = excluded.first_day, last_day = excluded.last_day, areas = excluded.areas, ranks = excluded.ranks
            where known.version < excluded.version
            """,
            message.Municipality, message.Period, message.Version, message.From, message.To,
            message.Areas.Select(area => area.Area).ToArray(), message.Areas.Select(area => area.Rank).ToArray());
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
