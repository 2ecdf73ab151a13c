using System.Text.Json;
using Est.Contracts;
using Est.FollowUp.Feedback;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Npgsql;

namespace Est.FollowUp.Agreed;

/// <summary>
/// Keeps what was agreed of each week, and issues the week's letters in the same transaction. A version that is not higher than the known one
/// changes nothing; another delivery at the same time waits for the week's row, and then sees the version that won.
/// </summary>
public sealed class OnPictureAgreed(ServiceDataSources sources, TimeProvider clock) : IConsumer<PictureAgreed>
{
    public async Task Consume(ConsumeContext<PictureAgreed> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var isNews = await connection.RunAsync(ct,
            """
            insert into agreed_weeks as known (municipality, week, version, agreed_at, focus, decisions) values ($1, $2, $3, $4, $5, $6::jsonb)
            on conflict (municipality, week) do update set version = excluded.version, agreed_at = excluded.agreed_at, focus = excluded.focus,
                decisions = excluded.decisions
            where known.version < excluded.version
            """, message.Municipality, message.Week, message.Version, message.OccurredAt.UtcDateTime, message.Focus.ToArray(),
            JsonSerializer.Serialize(message.Decisions ?? [], JsonSerializerOptions.Web)) > 0;
        if (!isNews) return;
        await KeepAsync(connection, message, ct);
        await IssueLetters.OfWeekAsync(transaction, message.Municipality, message.Week, message.Version, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task KeepAsync(NpgsqlConnection connection, PictureAgreed message, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from agreed_areas where municipality = $1 and week = $2", message.Municipality, message.Week);
        batch.Add("insert into agreed_areas (municipality, week, area, name, level, total) select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::int[])",
            message.Municipality, message.Week, message.Areas.Select(a => a.Area).ToArray(), message.Areas.Select(a => a.Name).ToArray(),
            message.Areas.Select(a => a.Level).ToArray(), message.Areas.Select(a => a.Total).ToArray());
        if (message.Reporting is { } reporting)
        {
            batch.Add("delete from agreed_reporting where municipality = $1 and week = $2", message.Municipality, message.Week);
            batch.Add("insert into agreed_reporting (municipality, week, organisation, reports, calm) select $1, $2, * from unnest($3::text[], $4::int[], $5::boolean[])",
                message.Municipality, message.Week, reporting.Select(r => r.Organisation).ToArray(), reporting.Select(r => r.Reports).ToArray(),
                reporting.Select(r => r.Calm).ToArray());
        }
        await batch.ExecuteNonQueryAsync(ct);
    }
}
