using Est.Contracts;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Npgsql;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>
/// Keeps the weekly counts. A cell is replaced by a higher revision only, in one statement: that makes a second delivery, and
/// any order, harmless without an inbox row.
/// </summary>
public sealed class OnWeekCounted(ServiceDataSources sources) : IConsumer<WeekCounted>
{
    public async Task Consume(ConsumeContext<WeekCounted> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        // One row per cell, since a statement may not write a row twice; in one order, so that messages at once cannot lock each other.
        var cells = message.Cells.GroupBy(c => (c.Week, c.Area, c.Category)).OrderBy(g => g.Key)
            .Select(revisions => revisions.MaxBy(c => c.Revision)!).ToList();
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var command = new NpgsqlCommand(
            """
            insert into weekly_counts as known (municipality, week, area, category, count, weighted, revision)
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::float8[], $7::bigint[])
            on conflict (municipality, week, area, category) do update
                set count = excluded.count, weighted = excluded.weighted, revision = excluded.revision
                where known.revision < excluded.revision
            """, connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = message.Municipality },
                new NpgsqlParameter { Value = cells.Select(c => c.Week).ToArray() },
                new NpgsqlParameter { Value = cells.Select(c => c.Area).ToArray() },
                new NpgsqlParameter { Value = cells.Select(c => c.Category).ToArray() },
                new NpgsqlParameter { Value = cells.Select(c => c.Count).ToArray() },
                new NpgsqlParameter { Value = cells.Select(c => c.Weighted).ToArray() },
                new NpgsqlParameter { Value = cells.Select(c => c.Revision).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
