using Est.Contracts;
using MassTransit;

namespace Est.SituationPicture.Facts;

/// <summary>Counts reports in the picture, each message together with those that wait beside it.</summary>
public sealed class OnReportsRecorded(SharedCount count) : IConsumer<ReportsRecorded>
{
    public Task Consume(ConsumeContext<ReportsRecorded> context) =>
        count.CountAsync(new ReportsMessage(context.MessageId!.Value, context.Message));
}
