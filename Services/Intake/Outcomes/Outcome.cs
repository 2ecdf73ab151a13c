using Est.Intake.Reports;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Outcomes;

/// <summary>What became of a report, for whoever sent it.</summary>
/// <param name="State">
/// <c>counted</c> in an agreed picture; <c>waiting</c> for its week's to be agreed; <c>late</c>: it came after that; <c>beside</c>: planned or calm, which is shown
/// and not counted; <c>retracted</c>; <c>quarantined</c>; <c>discarded</c> from quarantine.
/// </param>
/// <param name="Pictures">The agreed versions of its week's picture that it was counted in.</param>
/// <param name="Area">Where it counts; the kommun itself for a place in none of its areas. Null while that is not known.</param>
/// <param name="Signals">Unusual rises of its category, in its week and in its area or one above.</param>
/// <param name="Interventions">Those against its category in its area or one above that were not over when it happened, newest first.</param>
/// <param name="Sentence">The same in plain Swedish.</param>
public sealed record Outcome(
    string State, IReadOnlyList<Outcome.Picture> Pictures, Outcome.Place? Area, IReadOnlyList<Outcome.Signal> Signals, IReadOnlyList<Outcome.Measure> Interventions, string Sentence)
{
    public const string Counted = "counted", Waiting = "waiting", Late = "late", Beside = "beside", Retracted = "retracted", Quarantined = "quarantined", Discarded = "discarded";

    private const int MostInterventions = 20;

    /// <param name="Week">E.g. <c>2026-W47</c>.</param>
    public sealed record Picture(string Week, int Version, DateTimeOffset AgreedAt);

    public sealed record Place(string Code, string Name);

    public sealed record Signal(string Week, string Category);

    /// <param name="Number">What people call it by; null when it was told of before numbers were.</param>
    /// <param name="What">In the meeting's words where a meeting decided it, else its kind.</param>
    public sealed record Measure(int? Number, string What, string State);

    /// <summary>True when nothing more is waited for: it was taken back, put aside, or counted with nothing left to be done.</summary>
    internal bool IsClosed => State is Retracted or Discarded || State == Counted && Interventions.All(i => i.State is "done" or "ended");

    /// <summary>Pure: the same facts give the same outcome.</summary>
    /// <param name="firstReceived">When its first revision came in.</param>
    /// <param name="facts">What the other services told, of its kommun.</param>
    /// <param name="category">Name of its category.</param>
    internal static Outcome Of(ReportColumns report, DateTimeOffset firstReceived, string? area, OutcomeFacts facts, string category)
    {
        var week = Week.Of(report.OccurredFrom);
        var agreed = facts.Pictures[week.ToString()].ToList();
        var counts = report.Kind is Kinds.Incident or Kinds.Observation;
        var pictures = agreed.Where(p => counts && p.AgreedAt >= firstReceived && !(report.RetractedAt < p.AgreedAt)).ToList();
        var state = report.RetractedAt is not null ? Retracted : !counts ? Beside : agreed.Count == 0 ? Waiting : pictures.Count == 0 ? Late : Counted;
        var within = facts.Upwards(area);
        var concerned = state is not (Retracted or Beside);
        var signals = concerned ? facts.Signals[(week.ToString(), report.Category)].Where(within.Contains).ToList() : [];
        var interventions = concerned
            ? facts.Interventions.Where(i => i.What is not null && i.State != KnownIntervention.NotDone && i.Areas.Any(within.Contains)
                && (i.Categories.Count == 0 || i.Categories.Contains(report.Category)) && !(i.DoneAt < report.OccurredFrom)).Take(MostInterventions).ToList()
            : [];
        var outcome = new Outcome(
            state, pictures, area is null ? null : new Place(area, facts.NameOf(area)), [.. signals.Select(_ => new Signal(week.ToString(), report.Category)).Distinct()],
            [.. interventions.Select(i => new Measure(i.Number, i.What!, i.State))], "");
        return outcome with { Sentence = OutcomeSentence.Of(outcome, week, category, facts.Municipality, isPlace: report.Lon is not null, report.Kind) };
    }

    /// <summary>Of what is not a report yet, and perhaps never will be.</summary>
    internal static Outcome Aside(string state, string sentence) => new(state, [], null, [], [], sentence);
}
