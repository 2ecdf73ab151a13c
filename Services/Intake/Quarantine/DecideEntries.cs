using System.Text;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Quarantine;

/// <summary>Decides many quarantined texts in one go. Each is answered for itself, and what could not be decided waits on.</summary>
public static class DecideEntries
{
    private const int Most = 200;

    /// <param name="Ids">At most 200.</param>
    /// <param name="Motive">Why they are put aside; not asked for when they are released.</param>
    public sealed record Request(IReadOnlyList<Guid>? Ids, string? Motive);

    /// <param name="Results">One for each id, in their order.</param>
    public sealed record Answer(IReadOnlyList<Decided> Results);

    /// <param name="Status">released, discarded, not-waiting, not-found or invalid.</param>
    /// <param name="ReportId">The report that was taken in for it.</param>
    /// <param name="Errors">What is still wrong with an invalid one.</param>
    public sealed record Decided(Guid Id, string Status, Guid? ReportId, IReadOnlyList<FieldError> Errors);

    /// <summary>Tries the kept texts again, as when the kommun has said what a source's codes mean.</summary>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> ReleaseAsync(
        string municipality, Request request, Passport passport, IntakeDb db, Taxonomies taxonomies, ReportWriter writer, TimeProvider clock, CancellationToken ct)
    {
        if (Ids(request) is not { } ids) return TooMany;
        var entries = await VisibleAsync(ids, passport, db, ct);
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        var results = new List<Decided>();
        foreach (var id in ids)
        {
            if (!entries.TryGetValue(id, out var entry)) results.Add(new Decided(id, "not-found", null, []));
            else if (entry.State != QuarantineStates.Waiting) results.Add(new Decided(id, "not-waiting", entry.ReportId, []));
            else results.Add(await ReleaseAsync(entry));
        }
        return TypedResults.Ok(new Answer(results));

        async Task<Decided> ReleaseAsync(QuarantineEntry entry)
        {
            var errors = new List<FieldError>();
            var reporter = new Reporter(Municipalities.ByCode(municipality)!, entry.OrganisationId, entry.Organisation, entry.Source, null);
            if (ReportRequest.Check(Encoding.UTF8.GetBytes(entry.Raw), null, reporter, taxonomy, clock.GetUtcNow(), errors) is not { } report)
                return new Decided(entry.Id, "invalid", null, errors);
            var (result, refused) = await ReleaseEntry.TakeInAsync(municipality, entry.Id, report, passport, db, writer, clock, ct);
            if (refused is null) return new Decided(entry.Id, QuarantineStates.Released, result.Id, []);
            return refused.StatusCode == StatusCodes.Status409Conflict
                ? new Decided(entry.Id, "not-waiting", null, [])
                : new Decided(entry.Id, "invalid", null, [SubmitReport.NotStorable]);
        }
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> DiscardAsync(
        string municipality, Request request, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        if (Ids(request) is not { } ids) return TooMany;
        var errors = new List<FieldError>();
        if (Reason.Read(request.Motive, errors) is not { } motive) return Problems.Invalid([.. errors.Select(error => error with { Field = "motive" })]);
        var results = new List<Decided>();
        foreach (var id in ids)
        {
            var decided = await DiscardEntry.PutAsideAsync(id, motive, passport, db, clock, ct);
            results.Add(new Decided(id, decided, null, []));
        }
        return TypedResults.Ok(new Answer(results));
    }

    private static ProblemHttpResult TooMany => Problems.Invalid([new FieldError("ids", "out-of-range", $"Name 1 to {Most} entries.")]);

    private static IReadOnlyList<Guid>? Ids(Request request) => request.Ids is { Count: > 0 and <= Most } ids ? [.. ids.Distinct()] : null;

    private static Task<Dictionary<Guid, QuarantineEntry>> VisibleAsync(IReadOnlyList<Guid> ids, Passport passport, IntakeDb db, CancellationToken ct) =>
        db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
}
