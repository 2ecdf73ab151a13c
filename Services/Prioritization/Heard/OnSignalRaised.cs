using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Prioritization.Heard;

/// <summary>Keeps that a signal was raised. One is told once and withdrawn in silence, so one that later proved to be none stays counted here.</summary>
public sealed class OnSignalRaised(ServiceDataSources sources) : IConsumer<SignalRaised>
{
    public async Task Consume(ConsumeContext<SignalRaised> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var command = connection.Command(
            "insert into signals (municipality, id, area, week) values ($1, $2, $3, $4) on conflict do nothing",
            message.Municipality, message.Signal, message.Area, message.Week);
        await command.ExecuteNonQueryAsync(ct);
    }
}
