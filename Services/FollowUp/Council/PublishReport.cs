using System.Text.Json;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.Council;

/// <summary>
/// Publishes the report of a quarter, tertial or year to the council: the same document in each of its kommuner, kept for good. A week is published once in a
/// kommun, so no two tables can be subtracted; a year is put together of what was published of it.
/// </summary>
public static class PublishReport
{
    private const int LongestText = 4_000;
    private static readonly PeriodKind[] Kinds = [PeriodKind.Quarter, PeriodKind.Tertial, PeriodKind.Year];

    public sealed record Request(string? Text);

    public static async Task<Results<Ok<CouncilReport>, ProblemHttpResult>> Handle(
        string municipality, string period, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        if (request.Text is { Length: > LongestText }) return Problems.Invalid([new("text", "too-long", $"Write at most {LongestText} characters.")]);
        var text = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var (report, council, told, problem) = await MakeAsync(connection, municipality, period, clock, ct);
        if (problem is not null) return problem;
        if (!council!.IsAgreed)
            return Problems.Of(StatusCodes.Status409Conflict, "not-agreed", "Not every kommun has agreed",
                "A report over several kommuner is published when each has named the same council in its own Est.");
        var published = report! with { PublishedAt = clock.GetUtcNow(), By = $"{passport.Name}, {passport.Organisation}", Text = text };
        try
        {
            await KeepAsync(connection, council, told, published, ct);
            return TypedResults.Ok(published);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "already-published", "The period is published",
                "A published report never changes, and no week of it may be published in another: the two could be subtracted from each other.");
        }
    }

    /// <summary>What would be published now.</summary>
    public static async Task<Results<Ok<CouncilReport>, ProblemHttpResult>> Preview(
        string municipality, string period, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var (report, _, _, problem) = await MakeAsync(connection, municipality, period, clock, ct);
        return problem is not null ? problem : TypedResults.Ok(report!);
    }

    private static async Task<(CouncilReport? Report, AgreedCouncil? Council, Period Period, ProblemHttpResult? Problem)> MakeAsync(
        NpgsqlConnection connection, string municipality, string text, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var read = Period.Read(text, "period", errors, Kinds);
        if (read is { } at && at.LastWeek.End > clock.GetUtcNow()) errors.Add(new("period", "not-over", "A report tells of a period whose last week is over."));
        if (errors.Count > 0 || read is not { } period) return (null, null, default, Problems.Invalid(errors));
        var council = await AgreedCouncil.ReadAsync(connection, municipality, ct) ?? AgreedCouncil.Of(municipality);
        try
        {
            var content = await CouncilReader.ReadAsync(connection, municipality, council, period, ct);
            if (content.Kommuner.Count == 0) content = await CouncilReader.ReadAsync(connection, municipality, AgreedCouncil.Of(municipality), period, ct);
            var parts = period.Kind == PeriodKind.Year ? await PartsAsync(connection, municipality, period, content, ct) : null;
            if (period.Kind == PeriodKind.Year && parts is null)
                return (null, null, default, Problems.Of(StatusCodes.Status409Conflict, "parts-missing", "The year's parts are not published",
                    "A year is put together of its published quarters or tertials, all of them, over the same kommuner. Publish those first."));
            var (municipalities, total) = parts is null ? ReportTable.Of(content.Kommuner) : ReportTable.Of(parts);
            return (new CouncilReport(period.ToString(), council.Name, null, null, null, ReportTable.Categories, municipalities, total, content.Interventions, content.Prioritised,
                content.Pledges, CouncilSentences.Of(period, ReportTable.Categories, municipalities, total, content.Interventions)), council, period, null);
        }
        catch (CouncilReader.CountsUnderWayException)
        {
            return (null, null, default, Problems.Of(StatusCodes.Status409Conflict, "counts-under-way", "Counts are under way", "Areas or reports were just changed. Try again in a moment."));
        }
    }

    /// <summary>Null unless every week of the year is published, in reports over these kommuner.</summary>
    private static async Task<List<CouncilReport>?> PartsAsync(
        NpgsqlConnection connection, string municipality, Period year, CouncilReader.Content content, CancellationToken ct)
    {
        var weeks = await connection.ReadAsync(row => (Week: row.GetString(0), Period: row.GetString(1)), ct,
            "select week, period from council_weeks where municipality = $1 and week between $2 and $3 order by week", municipality, year.FirstWeek.ToString(), year.LastWeek.ToString());
        if (weeks.Count != year.Weeks.Count()) return null;
        var parts = new List<CouncilReport>();
        foreach (var part in weeks.Select(w => w.Period).Distinct()) parts.Add((await GetReport.ReadAsync(connection, municipality, part, ct))!);
        var codes = content.Kommuner.Select(k => k.Code).ToList();
        return parts.All(part => part.Municipalities.Select(m => m.Code).SequenceEqual(codes)) ? parts : null;
    }

    private static async Task KeepAsync(NpgsqlConnection connection, AgreedCouncil council, Period period, CouncilReport report, CancellationToken ct)
    {
        var document = JsonSerializer.Serialize(report, JsonSerializerOptions.Web);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var member in council.Municipalities)
        {
            await connection.EnterAsync(member.Code, ct);
            await connection.RunAsync(ct, "insert into council_reports (municipality, period, published_at, published_by, document) values ($1, $2, $3, $4, $5::jsonb)",
                member.Code, period.ToString(), report.PublishedAt!.Value.UtcDateTime, report.By, document);
            if (period.Kind == PeriodKind.Year) continue;
            await connection.RunAsync(ct, "insert into council_weeks (municipality, week, period) select $1, week, $2 from unnest($3::text[]) week",
                member.Code, period.ToString(), period.Weeks.Select(week => week.ToString()).ToArray());
        }
        await transaction.CommitAsync(ct);
    }
}
