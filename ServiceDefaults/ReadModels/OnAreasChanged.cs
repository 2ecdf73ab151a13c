using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>Keeps the kommun's areas. Each event carries all of them; a version that is not higher than the known one changes nothing.</summary>
public sealed class OnAreasChanged(ServiceDataSources sources) : IConsumer<AreasChanged>
{
    public async Task Consume(ConsumeContext<AreasChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Another delivery at the same time waits here for the row, and then sees the version that won.
        if (await connection.RunAsync(ct,
            """
            insert into area_versions as known (municipality, version) values ($1, $2)
            on conflict (municipality) do update set version = excluded.version where known.version < excluded.version
            """, message.Municipality, message.Version) == 0) return;

        await connection.RunAsync(ct,
            """
            with gone as (delete from areas where municipality = $1 and code <> all($2))
            insert into areas (municipality, code, name, parent, population, valid_from, valid_to, neighbours, square_kilometres)
            select $1, code, name, parent, population, valid_from, valid_to, string_to_array(neighbours, ' '), square_kilometres
            from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::date[], $7::date[], $8::text[], $9::float8[])
                as area (code, name, parent, population, valid_from, valid_to, neighbours, square_kilometres)
            on conflict (municipality, code) do update set
                name = excluded.name, parent = excluded.parent, population = excluded.population,
                valid_from = excluded.valid_from, valid_to = excluded.valid_to, neighbours = excluded.neighbours,
                square_kilometres = excluded.square_kilometres
            """, message.Municipality,
            Each(a => a.Code), Each(a => a.Name), Each(a => a.Parent), Each(a => a.Population), Each(a => a.ValidFrom), Each(a => a.ValidTo),
            Each(a => string.Join(' ', a.Neighbours)), Each(a => a.SquareKilometres));
        await transaction.CommitAsync(ct);

        T[] Each<T>(Func<AreaDescription, T> member) => [.. message.Areas.Select(member)];
    }
}
