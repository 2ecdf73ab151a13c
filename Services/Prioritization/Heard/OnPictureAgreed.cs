using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Prioritization.Heard;

/// <summary>Keeps the levels that were agreed, for how long an area has been at yellow or red. A version that is not higher changes nothing.</summary>
public sealed class OnPictureAgreed(ServiceDataSources sources) : IConsumer<PictureAgreed>
{
    public async Task Consume(ConsumeContext<PictureAgreed> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var command = connection.Command(
            """
            insert into agreed_levels as known (municipality, week, version, areas, levels) values ($1, $2, $3, $4, $5)
            on conflict (municipality, week) do update set version = excluded.version, areas = excluded.areas, levels = excluded.levels
            where known.version < excluded.version
            """,
            message.Municipality, message.Week, message.Version,
            message.Areas.Select(area => area.Area).ToArray(), message.Areas.Select(area => area.Level).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}
