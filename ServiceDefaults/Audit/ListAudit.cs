using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Est.ServiceDefaults.Audit;

/// <summary>Who did what in a kommun in this part of Est, newest first. The gateway joins the parts.</summary>
public static class ListAudit
{
    public const int MostEntries = 200;

    /// <param name="From">Not before.</param>
    /// <param name="To">Before.</param>
    /// <param name="By">Part of a name, or a whole subject.</param>
    /// <param name="Before">Only entries that stand after (this time, <paramref name="BeforeId"/>) in the list.</param>
    /// <param name="Refused">Also what was tried and refused.</param>
    public sealed record Query(DateTimeOffset? From, DateTimeOffset? To, string? By, DateTimeOffset? Before, long? BeforeId, int? Limit, bool? Refused);

    public sealed record Answer(IReadOnlyList<Entry> Entries);

    /// <param name="Session">Public id of the session; null for machines.</param>
    /// <param name="Status">What was answered; null while it goes on, or when it was never answered: then it may or may not have been done.</param>
    public sealed record Entry(
        long Id, DateTimeOffset At, string Subject, string By, string Organisation, string? Session, string Action, string Target, int? Status);

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, [AsParameters] Query query, [FromServices] ServiceDataSources sources, CancellationToken ct)
    {
        if (query.Limit is < 1 or > MostEntries)
            return Problems.Invalid([new FieldError("limit", "out-of-range", $"Give a number from 1 to {MostEntries}.")]);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return TypedResults.Ok(new Answer(await ReadAsync(connection, municipality, query, ct)));
    }

    /// <summary>Entries that were answered, and those that were begun and not answered.</summary>
    public static Task<List<Entry>> ReadAsync(NpgsqlConnection connection, string municipality, Query query, CancellationToken ct) =>
        connection.ReadAsync(
            row => new Entry(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5), row.GetString(6),
                row.GetString(7), row.IsDBNull(8) ? null : row.GetInt32(8)), ct, """
            select id, at, subject, name, organisation, session, action, target, status
            from audit begun
            where municipality = $1 and at >= $2 and at < $3 and (at, id) < ($4, $5)
              and ($6 = '' or subject = $6 or position(lower($6) in lower(name)) > 0)
              and (status < 400 or (status >= 400 and $7)
                   or (status is null and not exists (select from audit answered where answered.request = begun.request and answered.status is not null)))
            order by at desc, id desc limit $8
            """,
            municipality, Utc(query.From ?? DateTimeOffset.UnixEpoch), Utc(query.To ?? Latest), Utc(query.Before ?? Latest), query.BeforeId ?? long.MaxValue,
            query.By?.Trim() ?? "", query.Refused ?? false, query.Limit ?? 50);

    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Utc(DateTimeOffset time) => time.ToUniversalTime();
}
