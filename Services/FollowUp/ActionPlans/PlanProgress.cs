using Est.FollowUp.Effects;
using Est.FollowUp.Interventions;

namespace Est.FollowUp.ActionPlans;

/// <summary>
/// How a measure goes, as the last of Brå's columns: green when it is done or goes as it should, yellow when it waits or is late with something, red when it did
/// not come off, has not begun in time, or nobody has followed it up for a month.
/// </summary>
public static class PlanProgress
{
    private const int LongOverdue = 30;

    /// <param name="OverdueReview">When its oldest undecided review was due, where that has passed.</param>
    public sealed record Measure(string State, DateOnly? From, DateOnly? Until, string? WhyNot, DateOnly? OverdueReview);

    /// <param name="measure">Null where the cause has no measure.</param>
    public static (string Colour, string Because) Of(Measure? measure, DateOnly today)
    {
        if (measure is null) return ("red", "Orsaken har ingen beslutad åtgärd än.");
        if (measure.State == InterventionStates.NotDone) return ("red", measure.WhyNot is { } code ? $"Blev inte av: {WhyNot.NameOf(code).ToLower(InSwedish.Culture)}." : "Blev inte av.");
        if (measure.OverdueReview is { } due)
        {
            var days = today.DayNumber - due.DayNumber;
            return (days > LongOverdue ? "red" : "yellow", $"Uppföljningen är {InSwedish.Count(days, "dag", "dagar")} försenad.");
        }
        return measure.State switch
        {
            InterventionStates.Planned when measure.From < today => ("red", $"Skulle ha börjat {InSwedish.Date(measure.From.Value)}."),
            InterventionStates.Planned => ("yellow", measure.From is { } from ? $"Börjar {InSwedish.Date(from)}." : "Har inte börjat."),
            InterventionStates.Ongoing when measure.Until < today => ("yellow", $"Skulle ha varit klar {InSwedish.Date(measure.Until.Value)}."),
            InterventionStates.Ongoing => ("green", "Pågår enligt plan."),
            InterventionStates.Done => ("green", "Gjord."),
            _ => ("green", "Avslutad efter uppföljning."),
        };
    }
}
