using System.Text.Json;
using Est.Intake.Paging;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Quarantine;

/// <summary>What could not be taken in, newest first, with the reasons.</summary>
public static class ListQuarantine
{
    private const int LongestFilter = 200;

    /// <param name="Next">Send as <c>after</c> for the entries behind these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<Entry> Entries, string? Next);

    /// <param name="State">waiting, released or discarded.</param>
    /// <param name="Raw">As it came, at most its first 64 KiB; null when it is kept from the caller.</param>
    /// <param name="Length">How many bytes came.</param>
    /// <param name="DecidedBy">Who released or discarded it.</param>
    /// <param name="Reason">Why it was discarded; null when it is kept from the caller.</param>
    /// <param name="ReportId">The report that was taken in for it.</param>
    public sealed record Entry(
        Guid Id, string State, Guid OrganisationId, string Organisation, string Source, DateTimeOffset ReceivedAt, string? Raw, long Length,
        IReadOnlyList<FieldError> Errors, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason, Guid? ReportId);

    /// <param name="state">waiting when absent; released and discarded are the history of what was decided.</param>
    /// <param name="reason">Code of an error, such as unknown-category.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Passport passport, IntakeDb db, CancellationToken ct,
        string? state = QuarantineStates.Waiting, string? reason = null, string? source = null, string? after = null, string? limit = null)
    {
        var errors = new List<FieldError>();
        if (!QuarantineStates.All.Contains(state))
            errors.Add(new FieldError("state", "unknown-state", $"Must be one of {string.Join(", ", QuarantineStates.All)}."));
        if (reason is { } code && (code.Length is 0 or > LongestFilter || !code.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')))
            errors.Add(new FieldError("reason", "unknown-reason", "Give the code of a reason, such as unknown-category."));
        if (source is not null && (source.Length is 0 or > LongestFilter || source.Contains('\0', StringComparison.Ordinal)))
            errors.Add(new FieldError("source", "out-of-range", "Give the name of a source."));
        var page = Page.Read(after, limit, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var entries = db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.State == state);
        if (source is not null) entries = entries.Where(e => e.Source == source);
        if (reason is not null)
        {
            var holds = JsonSerializer.Serialize(new[] { new { code = reason } });
            entries = entries.Where(e => EF.Functions.JsonContains(e.Errors, holds));
        }
        if (page.After is { } last)
            entries = entries.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.ReceivedAt, e.Id), ValueTuple.Create(last.At, last.Id)));
        var found = await entries.OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Take(page.Limit + 1).ToListAsync(ct);
        var (rows, next) = page.Cut(found, e => new Cursor(e.ReceivedAt, e.Id));
        return TypedResults.Ok(new Answer([.. rows.Select(entry => Of(entry, passport))], next));
    }

    private static Entry Of(QuarantineEntry entry, Passport passport)
    {
        var text = passport.MayReadTextOf(entry);
        return new Entry(
            entry.Id, entry.State, entry.OrganisationId, entry.Organisation, entry.Source, entry.ReceivedAt, text ? entry.Raw : null, entry.Length,
            JsonSerializer.Deserialize<FieldError[]>(entry.Errors, JsonSerializerOptions.Web)!, entry.DecidedAt, entry.DecidedBy, text ? entry.Reason : null, entry.ReportId);
    }
}
