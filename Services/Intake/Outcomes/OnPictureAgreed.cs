using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.Intake.Outcomes;

/// <summary>Keeps when each version of a week's picture was agreed, and what its meeting decided. Told twice or late, it changes nothing more.</summary>
public sealed class OnPictureAgreed(ServiceDataSources sources) : IConsumer<PictureAgreed>
{
    public async Task Consume(ConsumeContext<PictureAgreed> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        var decisions = message.Decisions ?? [];
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await connection.RunAsync(ct,
            """
            with picture as (
                insert into known_pictures (municipality, week, version, agreed_at) values ($1, $2, $3, $4) on conflict do nothing)
            insert into known_decisions as known (municipality, id, version, what) select $1, d.id, $3, d.what from unnest($5::uuid[], $6::text[]) as d (id, what)
            on conflict (municipality, id) do update set version = excluded.version, what = excluded.what where known.version < excluded.version
            """, message.Municipality, message.Week, message.Version, message.OccurredAt.ToUniversalTime(),
            decisions.Select(d => d.Id).ToArray(), decisions.Select(d => d.What).ToArray());
    }
}
