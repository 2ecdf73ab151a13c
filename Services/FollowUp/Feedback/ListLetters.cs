using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.Feedback;

/// <summary>The inbox: the letters to the caller's organisation, newest first. Those who lead the work see all, and who has read them.</summary>
public static class ListLetters
{
    private const int Most = 200, Usual = 50;

    public sealed record Page(IReadOnlyList<Line> Letters, Guid? Next);

    /// <param name="Read">By the caller.</param>
    /// <param name="ReadBy">Null for those who do not lead the work.</param>
    public sealed record Line(Guid Id, string Organisation, string Period, DateTimeOffset IssuedAt, string Sentence, bool Read, IReadOnlyList<Reader>? ReadBy);

    public sealed record Reader(string Name, DateTimeOffset At);

    public sealed record Whole(
        Guid Id, string Organisation, string Period, DateTimeOffset IssuedAt, string? Message, string Sentence, Letter.Reporting Reported, Letter.Agreement Agreed,
        IReadOnlyList<Letter.Work> Done, IReadOnlyList<Letter.Result> Results, IReadOnlyList<Letter.Place> Prioritised);

    /// <param name="organisation">For those who see all: only this one's.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    public static async Task<Ok<Page>> Handle(
        string municipality, Passport passport, ServiceDataSources sources, CancellationToken ct, string? organisation = null, Guid? after = null, int? limit = null)
    {
        var (most, leads) = (Math.Clamp(limit ?? Usual, 1, Most), Leads(passport));
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var letters = await connection.ReadAsync(
            row => new Line(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4), row.GetBoolean(5), null), ct,
            """
            select l.id, l.organisation, l.period, l.issued_at, l.document ->> 'sentence',
                exists (select from feedback_reads r where r.municipality = $1 and r.letter = l.id and r.subject = $2)
            from feedback_letters l
            where l.municipality = $1 and ($3::text is null or l.organisation = $3::text)
                and ($4::uuid is null or (l.issued_at, l.id) < (select issued_at, id from feedback_letters where municipality = $1 and id = $4::uuid))
                and not exists (select from feedback_letters n where n.municipality = $1 and n.organisation = l.organisation and n.period = l.period and n.version > l.version)
            order by l.issued_at desc, l.id desc limit $5
            """, municipality, passport.Subject, leads ? organisation : passport.Organisation, after, most + 1);
        var page = letters.Take(most).ToList();
        if (leads) page = await WithReadersAsync(connection, municipality, page, ct);
        return TypedResults.Ok(new Page(page, letters.Count > most ? page[^1].Id : null));
    }

    public static async Task<Results<Ok<Whole>, ProblemHttpResult>> One(string municipality, Guid id, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var found = await connection.ReadAsync(
            row =>
            {
                var letter = IssueLetters.Read(row.GetString(3));
                return new Whole(id, row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), letter.Message, letter.Sentence, letter.Reported, letter.Agreed,
                    letter.Done, letter.Results, letter.Prioritised);
            }, ct,
            "select organisation, period, issued_at, document::text from feedback_letters where municipality = $1 and id = $2 and ($3 or organisation = $4)",
            municipality, id, Leads(passport), passport.Organisation);
        return found.Count == 0 ? Problems.NotFound("letter") : TypedResults.Ok(found[0]);
    }

    /// <summary>Notes that the caller has read it. Only a reader of the organisation that it was written to counts; others may look.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> MarkRead(
        string municipality, Guid id, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var letter = await connection.ReadAsync(row => row.GetString(0), ct,
            "select organisation from feedback_letters where municipality = $1 and id = $2 and ($3 or organisation = $4)", municipality, id, Leads(passport), passport.Organisation);
        if (letter.Count == 0) return Problems.NotFound("letter");
        if (letter[0] == passport.Organisation)
            await connection.RunAsync(ct,
                "insert into feedback_reads (municipality, letter, subject, name, read_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
                municipality, id, passport.Subject, passport.Name, clock.GetUtcNow().UtcDateTime);
        return TypedResults.NoContent();
    }

    private static bool Leads(Passport passport) => passport.HasRole(Roles.Coordinator, Roles.Admin);

    private static async Task<List<Line>> WithReadersAsync(NpgsqlConnection connection, string municipality, List<Line> page, CancellationToken ct)
    {
        var readers = (await connection.ReadAsync(row => (Letter: row.GetGuid(0), Reader: new Reader(row.GetString(1), row.GetFieldValue<DateTimeOffset>(2))), ct,
            "select letter, name, read_at from feedback_reads where municipality = $1 and letter = any($2) order by read_at, name",
            municipality, page.Select(l => l.Id).ToArray())).ToLookup(r => r.Letter, r => r.Reader);
        return [.. page.Select(line => line with { ReadBy = [.. readers[line.Id]] })];
    }
}
