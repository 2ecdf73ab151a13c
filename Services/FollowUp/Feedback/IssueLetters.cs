using System.Text.Json;
using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.Feedback;

/// <summary>
/// Issues a letter to every organisation: of a week by itself when its picture is agreed, of a quarter, tertial or year when the coordinator says so. A letter is
/// kept as it was; where a week is agreed again, those whose letter would read otherwise get a new version.
/// </summary>
public static class IssueLetters
{
    private const int LongestMessage = 2_000;
    private static readonly PeriodKind[] Issued = [PeriodKind.Quarter, PeriodKind.Tertial, PeriodKind.Year];

    public sealed record Request(string? Period, string? Message);

    /// <param name="Issued">How many organisations got a letter.</param>
    public sealed record Answer(int Issued);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var period = Period.Read(request.Period, "period", errors, Issued);
        if (period is { } read && read.To >= clock.Today()) errors.Add(new("period", "not-over", "A letter tells of a period that is over."));
        if (request.Message is { Length: > LongestMessage }) errors.Add(new("message", "too-long", $"Write at most {LongestMessage} characters."));
        if (errors.Count > 0 || period is not { } told) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var facts = await LetterFacts.ReadAsync(connection, municipality, told, ct);
        var message = string.IsNullOrWhiteSpace(request.Message) ? null : request.Message.Trim();
        try
        {
            var issued = await IssueAsync(transaction, municipality, told, 1, [.. facts.Organisations.Select(name => (name, facts.LetterTo(name, message)))],
                $"{passport.Name}, {passport.Organisation}", clock.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            return TypedResults.Ok(new Answer(issued));
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "already-issued", "The letters are sent", "The letters of a period are issued once, and stay as they were.");
        }
    }

    /// <summary>What the letter would say if it were issued now.</summary>
    public static async Task<Results<Ok<Letter>, ProblemHttpResult>> Preview(
        string municipality, ServiceDataSources sources, CancellationToken ct, string? period = null, string? organisation = null)
    {
        var errors = new List<FieldError>();
        var read = Period.Read(period, "period", errors);
        if (string.IsNullOrEmpty(organisation)) errors.Add(new("organisation", "missing", "Name the organisation whose letter you want to see."));
        if (errors.Count > 0 || read is not { } told) return Problems.Invalid(errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var facts = await LetterFacts.ReadAsync(connection, municipality, told, ct);
        return facts.Organisations.Contains(organisation) ? TypedResults.Ok(facts.LetterTo(organisation!, null)) : Problems.NotFound("organisation");
    }

    /// <summary>In the transaction that keeps the agreed week, which holds the week's row: no two write its letters at once.</summary>
    internal static async Task OfWeekAsync(NpgsqlTransaction transaction, string municipality, string week, int version, DateTimeOffset now, CancellationToken ct)
    {
        var period = Period.Parse(week);
        var facts = await LetterFacts.ReadAsync(transaction.Connection!, municipality, period, ct);
        var former = (await transaction.Connection!.ReadAsync(row => (Organisation: row.GetString(0), Letter: row.GetString(1)), ct,
            "select distinct on (organisation) organisation, document::text from feedback_letters where municipality = $1 and period = $2 order by organisation, version desc",
            municipality, week)).ToDictionary(f => f.Organisation, f => Read(f.Letter));
        var letters = facts.Organisations.Select(name => (Name: name, Letter: facts.LetterTo(name, null)))
            .Where(one => !former.TryGetValue(one.Name, out var known) || Written(known) != Written(one.Letter));
        await IssueAsync(transaction, municipality, period, version, [.. letters], null, now, ct);
    }

    internal static Letter Read(string document) => JsonSerializer.Deserialize<Letter>(document, JsonSerializerOptions.Web)!;

    private static string Written(Letter letter) => JsonSerializer.Serialize(letter, JsonSerializerOptions.Web);

    private static async Task<int> IssueAsync(
        NpgsqlTransaction transaction, string municipality, Period period, int version, IReadOnlyList<(string Organisation, Letter Letter)> letters, string? by, DateTimeOffset now,
        CancellationToken ct)
    {
        var ids = letters.Select(_ => Guid.CreateVersion7()).ToArray();
        await transaction.Connection!.RunAsync(ct,
            """
            insert into feedback_letters (municipality, id, organisation, period, version, issued_at, issued_by, document)
            select $1, id, organisation, $2, $3, $4, $5::text, document::jsonb from unnest($6::uuid[], $7::text[], $8::text[]) as letter(id, organisation, document)
            """, municipality, period.ToString(), version, now.UtcDateTime, by, ids, letters.Select(l => l.Organisation).ToArray(), letters.Select(l => Written(l.Letter)).ToArray());
        await transaction.PublishAsync(
            [.. letters.Zip(ids, (letter, id) => OutboxRow.Of(new FeedbackIssued(municipality, now, id, letter.Organisation, period.ToString(), LinkTo(municipality, id))))], ct);
        return letters.Count;
    }

    /// <summary>Path of the letter in Est.</summary>
    internal static string LinkTo(string municipality, Guid letter) => $"/{municipality}/aterkoppling/{letter}";
}
