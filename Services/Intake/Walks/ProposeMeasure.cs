using Est.Intake.Reports;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Walks;

/// <summary>
/// Proposes a measure, changes it or takes it away. When the walk is published the proposal goes to FollowUp, which alone knows what becomes of it; what may
/// still be said here is whether it will be done and, if not, why.
/// </summary>
public static class ProposeMeasure
{
    public const string Will = "will", WillNot = "will-not", Unknown = "unknown";

    private const int Longest = 500, Most = 100;
    private static readonly string[] Decisions = [Will, WillNot, Unknown];

    /// <param name="What">At most 500 characters.</param>
    /// <param name="Kind">Code of a kind of intervention; see GET /interventions/kinds.</param>
    /// <param name="Area">Area code; that of the walk when absent.</param>
    /// <param name="Responsible">Name of the organisation that is to do it.</param>
    /// <param name="Until">When it is to be done.</param>
    /// <param name="Decision"><c>will</c>, <c>will-not</c> or <c>unknown</c>, which it is when absent.</param>
    /// <param name="Reason">Why it will not be done; required then.</param>
    public sealed record Request(string? What, string? Kind, string? Area, string? Responsible, DateOnly? Until, string? Decision, string? Reason);

    public static Task<Results<Ok<Walk>, ProblemHttpResult>> Add(
        string municipality, Guid id, Request request, WalkGuard guard, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        Put(municipality, id, Guid.CreateVersion7(), request, guard, sources, clock, ct);

    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> Put(
        string municipality, Guid id, Guid proposal, Request request, WalkGuard guard, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var texts = await guard.OfAsync(municipality, ct);
        var what = texts.Text(request.What, Longest, "what", isRequired: true, errors);
        var kind = WalkTexts.Code(request.Kind, "kind", errors);
        if (string.IsNullOrWhiteSpace(request.Kind)) errors.Refuse("kind", "required", "Choose what kind of measure it is.");
        var area = WalkTexts.Code(request.Area, "area", errors);
        var responsible = texts.Role(request.Responsible, "responsible", isRequired: false, errors);
        if (request.Until?.Year is < 2000 or > 2999) errors.Refuse("until", "out-of-range", "Give a day within reach.");
        var decision = request.Decision ?? Unknown;
        if (!Decisions.Contains(decision)) errors.Refuse("decision", "unknown-decision", $"Must be one of {string.Join(", ", Decisions)}.");
        var reason = texts.Text(request.Reason, Longest, "reason", isRequired: decision == WillNot, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        return await ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: true, async held =>
        {
            var known = held.Walk.Proposals.SingleOrDefault(p => p.Id == proposal);
            var told = new Walk.Proposal(proposal, what!, kind!, area, responsible, request.Until, decision, reason, null, null);
            if (!WalkStates.IsOpen(held.Walk.State) && (known is null || known with { Decision = decision, Reason = reason, Became = null, Timing = null } != told))
                return ChangeWalk.Published;
            if (known is null && held.Walk.Proposals.Count >= Most) return Problems.Invalid([new FieldError("", "too-many", $"A walk has at most {Most} proposals.")]);
            return await held.Connection.RunAsync(ct,
                """
                insert into walk_proposals as known (municipality, walk, id, noted_at, what, kind, area, responsible, until, decision, reason)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (municipality, id) do update set
                    what = excluded.what, kind = excluded.kind, area = excluded.area, responsible = excluded.responsible, until = excluded.until,
                    decision = excluded.decision, reason = excluded.reason
                where known.walk = excluded.walk
                """, municipality, id, proposal, clock.GetUtcNow(), what, kind, area, responsible, request.Until, decision, reason) == 1
                ? null : Problems.NotFound("proposal");
        }, ct);
    }

    public static Task<Results<Ok<Walk>, ProblemHttpResult>> Remove(
        string municipality, Guid id, Guid proposal, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: false, async held => await held.Connection.RunAsync(ct,
            "delete from walk_proposals where municipality = $1 and walk = $2 and id = $3", municipality, id, proposal) == 1 ? null : Problems.NotFound("proposal"), ct);
}
