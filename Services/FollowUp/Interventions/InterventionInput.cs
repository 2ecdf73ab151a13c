using Est.FollowUp.Storage;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>What people say of an intervention. All but <c>What</c> and <c>Areas</c> may wait until it is planned.</summary>
/// <param name="Areas">Area codes; the kommun's own code for the whole kommun.</param>
/// <param name="Categories">What it shall lessen; empty for all reports.</param>
/// <param name="Owner">Name of the organisation that answers for it.</param>
/// <param name="IsOrdinary">True for ordinary work (ordinarie verksamhet), false for a measure at one point (punktinsats).</param>
/// <param name="Revision">With a change: the one that was seen.</param>
public sealed record InterventionInput(
    string? What, string? Kind, IReadOnlyList<string>? Areas, IReadOnlyList<string>? Categories, Guid? Cause, InterventionInput.GoalInput? Goal,
    string? Owner, IReadOnlyList<string>? Partners, string? Contact, DateOnly? From, DateOnly? Until, DateOnly? ReviewAt, bool IsOrdinary = false, int? Revision = null)
{
    private const int LongestWhat = 300, LongestGoal = 500, LongestName = 200, Most = 20;

    /// <param name="Measure"><c>reports</c>: reports in four weeks, counted by Est; <c>other</c>: measured by people.</param>
    /// <param name="By">When it shall be reached.</param>
    public sealed record GoalInput(string? Text, string? Measure, double? Baseline, double? Target, DateOnly? By);

    public static FieldError Required(string member) => new(member, "required", member switch
    {
        "cause" => "Say which cause it is a measure against.",
        "goal" => "Give a goal that can be measured: text, measure and by when; for reports also the target.",
        "kind" => "Choose what kind of intervention it is.",
        "owner" => "Say which organisation answers for it.",
        "from" => "Say when it begins.",
        _ => "Say when it shall be reviewed.",
    });

    public static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;

    /// <summary>Everything that is wrong with it, in the kommun as it is.</summary>
    /// <param name="kept">The intervention that is changed: what it has already may stay, also when it is no longer offered.</param>
    public async Task<List<FieldError>> CheckAsync(FollowUpDb db, string municipality, Intervention? kept, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Trimmed(What) is not { Length: <= LongestWhat }) errors.Add(new("what", "length", $"Say what shall be done, in 1 to {LongestWhat} characters."));
        if (Kind is not null && Kind != kept?.Kind && !(await ListKinds.ReadAsync(db, ct)).Any(k => k.Code == Kind && !k.Retired))
            errors.Add(new("kind", "unknown", "Choose one of the kinds of GET /interventions/kinds."));
        if (Areas is not { Count: > 0 and <= Most }) errors.Add(new("areas", "length", $"Name 1 to {Most} areas."));
        else
        {
            var known = (await db.Set<KnownArea>().Select(a => a.Code).ToListAsync(ct)).Append(municipality).Concat(kept?.Areas ?? []).ToHashSet();
            for (var i = 0; i < Areas.Count; i++)
                if (!known.Contains(Areas[i])) errors.Add(new($"areas[{i}]", "unknown", "The kommun has no area with that code."));
        }
        for (var i = 0; i < Categories?.Count; i++)
            if (DefaultCategories.ByCode(Categories[i]) is null) errors.Add(new($"categories[{i}]", "unknown", "There is no category with that code."));
        if (Cause is { } cause && !await db.Causes.AnyAsync(c => c.Id == cause, ct)) errors.Add(new("cause", "unknown", "There is no such cause."));
        CheckGoal(errors);
        Name("owner", Owner);
        Name("contact", Contact);
        if (Partners?.Count > Most) errors.Add(new("partners", "too-many", $"Name at most {Most} partners."));
        for (var i = 0; i < Partners?.Count; i++) Name($"partners[{i}]", Partners[i] ?? "");
        if (Until < From) errors.Add(new("until", "before-from", "It cannot end before it begins."));
        if (ReviewAt < From) errors.Add(new("reviewAt", "before-from", "It cannot be reviewed before it begins."));
        return errors;

        void Name(string member, string? name)
        {
            if (name?.Trim().Length > LongestName) errors.Add(new(member, "too-long", $"Say it in at most {LongestName} characters."));
        }
    }

    public void WriteTo(Intervention intervention)
    {
        intervention.What = What!.Trim();
        intervention.Kind = Kind;
        intervention.Areas = [.. Areas!.Distinct()];
        intervention.Categories = [.. (Categories ?? []).Distinct()];
        intervention.Cause = Cause;
        intervention.GoalText = Trimmed(Goal?.Text);
        intervention.GoalMeasure = Goal is null ? null : Goal.Measure ?? Intervention.MeasuredOtherwise;
        (intervention.GoalBaseline, intervention.GoalTarget, intervention.GoalBy) = (Goal?.Baseline, Goal?.Target, Goal?.By);
        intervention.Owner = Trimmed(Owner);
        intervention.Partners = [.. (Partners ?? []).Select(Trimmed).OfType<string>().Where(name => name != intervention.Owner).Distinct()];
        intervention.Contact = Trimmed(Contact);
        (intervention.Starts, intervention.Ends, intervention.ReviewAt) = (From, Until, ReviewAt);
        intervention.IsOrdinary = IsOrdinary;
    }

    private void CheckGoal(List<FieldError> errors)
    {
        if (Goal is null) return;
        if (Trimmed(Goal.Text) is not { Length: <= LongestGoal }) errors.Add(new("goal.text", "length", $"Say the goal in 1 to {LongestGoal} characters."));
        if (Goal.Measure is not (null or Intervention.MeasuredByReports or Intervention.MeasuredOtherwise))
            errors.Add(new("goal.measure", "unknown", "Give reports or other."));
        if (Goal.Baseline < 0 || Goal.Target < 0) errors.Add(new("goal.target", "negative", "Give numbers of 0 or more."));
    }
}
