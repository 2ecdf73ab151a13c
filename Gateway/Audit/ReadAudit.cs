using Est.Gateway.Administration;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Audit;

/// <summary>Who did what in a kommun, in every part of Est, newest first.</summary>
public static class ReadAudit
{
    /// <param name="Municipality">Four-digit code; <c>all</c> for what the operator did for no kommun.</param>
    /// <param name="By">Part of a name, or a whole subject.</param>
    /// <param name="Refused">Also what was tried and refused.</param>
    public sealed record Request(
        string? Municipality, DateTimeOffset? From, DateTimeOffset? To, string? By, string? After, int? Limit, bool? Refused);

    public sealed record Answer(IReadOnlyList<AuditEntry> Entries, string? Next);

    /// <param name="Session">Public id of the session, as in /access/sessions; null for machines.</param>
    /// <param name="Action">Name of the route, e.g. <c>RetractReport</c>.</param>
    /// <param name="Target">The address, without its query.</param>
    /// <param name="Status">What was answered; null while it goes on, or when it was never answered: then it may or may not have been done.</param>
    public sealed record AuditEntry(
        DateTimeOffset At, string Service, string By, string Organisation, string? Session, string Action, string Target, int? Status);

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        [AsParameters] Request request, Administrator administrator, ServiceAudits audits, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        var cursor = request.After is { Length: > 0 } after ? AuditCursor.Decode(after) : null;
        List<FieldError> errors = [];
        if (request.Municipality is not { Length: > 0 }) errors.Add(new FieldError("municipality", "required", "Say which kommun's audit to read."));
        if (limit is < 1 or > ListAudit.MostEntries) errors.Add(new FieldError("limit", "out-of-range", $"Give a number from 1 to {ListAudit.MostEntries}."));
        if (request.After is { Length: > 0 } && cursor is null) errors.Add(new FieldError("after", "unknown", "Give what the last answer called next."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (administrator.RefusedFor(request.Municipality!) is { } refused) return refused;

        try
        {
            // No service knows of "all": what is done for no kommun is done at the gateway.
            var services = request.Municipality == Passport.AllMunicipalities ? ServiceAudits.Names.Take(1) : ServiceAudits.Names;
            var pages = await Task.WhenAll(services.Select(async service =>
            {
                var start = cursor?.For(service);
                var query = new ListAudit.Query(request.From, request.To, request.By, start?.At, start?.Id, limit, request.Refused);
                return (Service: service, Entries: await audits.ReadAsync(service, request.Municipality!, query, ct));
            }));
            var merged = pages.SelectMany(page => page.Entries.Select(entry => (page.Service, Entry: entry)))
                .OrderByDescending(row => row.Entry.At).ThenBy(row => row.Service, StringComparer.Ordinal).ThenByDescending(row => row.Entry.Id)
                .Take(limit).ToList();
            return TypedResults.Ok(new Answer(
                [.. merged.Select(row => new AuditEntry(
                    row.Entry.At, row.Service, row.Entry.By, row.Entry.Organisation, row.Entry.Session, row.Entry.Action, row.Entry.Target, row.Entry.Status))],
                merged.Count == limit ? new AuditCursor(merged[^1].Entry.At, merged[^1].Service, merged[^1].Entry.Id).Encode() : null));
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "service-unavailable", "A service does not answer",
                "The audit is shown whole or not at all. Try again in a moment.");
        }
    }
}
