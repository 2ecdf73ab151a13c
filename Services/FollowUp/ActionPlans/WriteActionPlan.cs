using System.Text.Json;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.FollowUp.ActionPlans;

/// <summary>Writes the three parts of the picture, and keeps a version of picture and plan as the board decided it.</summary>
public static class WriteActionPlan
{
    private const int LongestText = 20_000, LongestReference = 200;

    /// <param name="Revision">The one that was seen; 0 before anyone has written.</param>
    public sealed record Texts(string? Mapping, string? OtherInformation, string? Analysis, int Revision);

    /// <param name="Reference">Where the decision stands, e.g. a diarienummer.</param>
    public sealed record Decision(DateOnly? DecidedOn, string? Reference, int Revision);

    public sealed record Answer(int Revision);

    public sealed record DecidedAnswer(int Version);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Write(string municipality, Texts request, ServiceDataSources sources, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        foreach (var (text, field) in new[] { (request.Mapping, "mapping"), (request.OtherInformation, "otherInformation"), (request.Analysis, "analysis") })
            if (text?.Length > LongestText) errors.Add(new(field, "too-long", $"Say it in at most {LongestText} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var revisions = await connection.ReadAsync(row => row.GetInt32(0), ct,
            """
            insert into action_plan_drafts as known (municipality, mapping, other_information, analysis, revision) select $1, $2, $3, $4, 1
            where $5 = 0 or exists (select from action_plan_drafts where municipality = $1)
            on conflict (municipality) do update set
                mapping = excluded.mapping, other_information = excluded.other_information, analysis = excluded.analysis, revision = known.revision + 1
            where known.revision = $5
            returning revision
            """, municipality, request.Mapping?.Trim() ?? "", request.OtherInformation?.Trim() ?? "", request.Analysis?.Trim() ?? "", request.Revision);
        return revisions is [var revision] ? TypedResults.Ok(new Answer(revision)) : ChangedMeanwhile();
    }

    public static async Task<Results<Ok<DecidedAnswer>, ProblemHttpResult>> Decide(
        string municipality, Decision request, Passport passport, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var plan = await ActionPlanReader.DraftAsync(municipality, sources, db, clock, ct);
        var errors = new List<FieldError>();
        if (request.DecidedOn is not { } day) errors.Add(new("decidedOn", "missing", "Say when it was decided."));
        else if (day > clock.Today()) errors.Add(new("decidedOn", "not-yet", "The day has not come yet."));
        if (request.Reference?.Length > LongestReference) errors.Add(new("reference", "too-long", $"Say it in at most {LongestReference} characters."));
        foreach (var (text, field) in new[] { (plan.Mapping, "mapping"), (plan.OtherInformation, "otherInformation"), (plan.Analysis, "analysis") })
            if (text.Length == 0) errors.Add(new(field, "missing", "The law asks for all three parts of the picture."));
        if (plan.Rows.Count == 0) errors.Add(new("rows", "missing", "A plan has at least one cause. Describe a problem and its cause first."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Holds the texts as they were read until the version is kept.
        var texts = await ActionPlanReader.TextsAsync(connection, municipality, ct, locked: true);
        if (texts.Revision != request.Revision || texts.Revision != plan.Revision) return ChangedMeanwhile();
        var version = await KeepAsync(connection, plan, municipality, request, $"{passport.Name}, {passport.Organisation}", ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new DecidedAnswer(version));
    }

    private static async Task<int> KeepAsync(NpgsqlConnection connection, ActionPlan plan, string municipality, Decision request, string by, CancellationToken ct)
    {
        var version = (await ActionPlanReader.VersionsAsync(connection, municipality, ct)).Select(v => v.Version).DefaultIfEmpty().Max() + 1;
        var kept = plan with
        {
            Version = version,
            State = ActionPlan.IsDecided,
            DecidedOn = request.DecidedOn,
            DecidedBy = by,
            Reference = string.IsNullOrWhiteSpace(request.Reference) ? null : request.Reference.Trim(),
            Suggested = ActionPlan.Suggestions.None,
        };
        await connection.RunAsync(ct,
            "insert into action_plans (municipality, version, decided_on, decided_by, reference, document) values ($1, $2, $3, $4, $5, $6::jsonb)",
            municipality, version, request.DecidedOn, by, kept.Reference, JsonSerializer.Serialize(kept, JsonSerializerOptions.Web));
        return version;
    }

    private static ProblemHttpResult ChangedMeanwhile() =>
        Problems.Of(StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed the plan", "Look at the change, then do it again.");
}
