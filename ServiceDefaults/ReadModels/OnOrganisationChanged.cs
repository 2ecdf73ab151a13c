using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>Keeps who takes part in the work: who is expected to report, to judge, to be told. A revision that is not higher changes nothing.</summary>
public sealed class OnOrganisationChanged(ServiceDataSources sources) : IConsumer<OrganisationChanged>
{
    public async Task Consume(ConsumeContext<OrganisationChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await connection.RunAsync(ct,
            """
            insert into organisations as known (municipality, id, name, kind, active, revision) values ($1, $2, $3, $4, $5, $6)
            on conflict (municipality, id) do update set name = excluded.name, kind = excluded.kind, active = excluded.active, revision = excluded.revision
            where known.revision < excluded.revision
            """, message.Municipality, message.Organisation, message.Name, message.Kind, message.Active, message.Revision);
    }
}
