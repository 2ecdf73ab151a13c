using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Storage;
using MassTransit;
using Npgsql;

namespace Est.SituationPicture.Categories;

/// <summary>
/// Weighs and names a kommun's categories as it now does. Every week is weighed anew, those before the change too, so that weeks can be
/// compared; agreed pictures are kept as they were agreed. A revision that is not higher changes nothing.
/// </summary>
public sealed class OnCategoriesChanged(ServiceDataSources sources, TimeProvider clock) : IConsumer<CategoriesChanged>
{
    public async Task Consume(ConsumeContext<CategoriesChanged> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Counting holds the same lock: no cell is written with the old weight behind this.
        await transaction.LockAsync(message.Municipality, ct);
        if (!await KeepAsync(transaction, message, ct)) return;
        var cells = await WeighAsync(transaction, message.Municipality, ct);
        if (cells.Count > 0)
            await connection.RunAsync(ct, "update point_weeks set revision = revision + 1 where municipality = $1", message.Municipality);
        await transaction.PublishAsync(
            [.. cells.Chunk(WeekCounted.MaxCells).Select(some => OutboxRow.Of(new WeekCounted(message.Municipality, clock.GetUtcNow(), some)))], ct);
        await transaction.CommitAsync(ct);
    }

    /// <returns>False when a later message was here before.</returns>
    private static async Task<bool> KeepAsync(NpgsqlTransaction transaction, CategoriesChanged message, CancellationToken ct) =>
        await transaction.Connection!.RunAsync(ct,
            """
            with newer as (
                insert into taxonomies as t (municipality, revision) values ($1, $2)
                on conflict (municipality) do update set revision = excluded.revision where t.revision < excluded.revision returning 1)
            insert into kommun_categories (municipality, code, name, weight)
            select $1, c.* from unnest($3::text[], $4::text[], $5::float8[]) as c (code, name, weight), newer
            on conflict (municipality, code) do update set name = excluded.name, weight = excluded.weight
            """,
            message.Municipality, message.Revision, message.Categories.Select(c => c.Code).ToArray(), message.Categories.Select(c => c.Name).ToArray(),
            message.Categories.Select(c => c.Weight).ToArray()) > 0;

    private static Task<List<CountedCell>> WeighAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct) =>
        transaction.Connection!.ReadAsync(
            row => new CountedCell(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetDouble(4), row.GetInt64(5)), ct,
            """
            update weekly_counts c set weight = k.weight, revision = c.revision + 1 from kommun_categories k
            where c.municipality = $1 and k.municipality = $1 and k.code = c.category and k.weight <> c.weight
            returning c.area, c.week, c.category, c.count, c.severities * c.weight, c.revision
            """, municipality);
}
