using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Intake.Outcomes;

/// <summary>Keeps the signals. Each is told once; told again it has the same id.</summary>
public sealed class OnSignalRaised(ServiceDataSources sources) : IConsumer<SignalRaised>
{
    public async Task Consume(ConsumeContext<SignalRaised> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await connection.RunAsync(ct,
            "insert into known_signals (municipality, id, week, area, category) values ($1, $2, $3, $4, $5) on conflict do nothing",
            message.Municipality, message.Signal, message.Week, message.Area, message.Category);
    }
}
