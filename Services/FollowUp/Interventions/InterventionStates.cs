namespace Est.FollowUp.Interventions;

/// <summary>Where an intervention (insats) stands, and the steps that lead from one state to the next.</summary>
public static class InterventionStates
{
    public const string Proposed = "proposed", Planned = "planned", Ongoing = "ongoing", Done = "done", NotDone = "not-done", Ended = "ended";
    public const string Plan = "plan", Start = "start", Finish = "finish", Drop = "drop";

    /// <summary>The outcomes of a review, which are steps as well.</summary>
    public const string Continue = "continue", Extend = "extend", Replace = "replace", End = "end";

    public static IReadOnlyList<string> All { get; } = [Proposed, Planned, Ongoing, Done, NotDone, Ended];
    public static IReadOnlyList<string> Steps { get; } = [Plan, Start, Finish, Drop, Continue, Extend, Replace, End];
    public static IReadOnlyList<string> Outcomes { get; } = [Continue, Extend, Replace, End];

    /// <summary>The whole state machine. A step that does not stand here cannot be taken.</summary>
    private static readonly Dictionary<(string From, string Step), string> Table = new()
    {
        [(Proposed, Plan)] = Planned,
        [(Proposed, Drop)] = NotDone,
        [(Planned, Start)] = Ongoing,
        [(Planned, Drop)] = NotDone,
        [(Ongoing, Finish)] = Done,
        [(Ongoing, Continue)] = Ongoing,
        [(Ongoing, Extend)] = Ongoing,
        [(Ongoing, Replace)] = Ended,
        [(Ongoing, End)] = Ended,
        [(Done, Continue)] = Ongoing,
        [(Done, Extend)] = Ongoing,
        [(Done, Replace)] = Ended,
        [(Done, End)] = Ended,
    };

    /// <summary>The state after a step; null when the step cannot be taken from here.</summary>
    public static string? After(string from, string step) => Table.GetValueOrDefault((from, step));

    /// <summary>What can be done from a state, as the pages name it: the outcomes of a review are one action, <c>review</c>.</summary>
    public static IReadOnlyList<string> ActionsFrom(string state) =>
        [.. Steps.Where(step => Table.ContainsKey((state, step))).Select(step => Outcomes.Contains(step) ? "review" : step).Distinct()];

    /// <summary>True while something may still come of it: no step leads on from the others.</summary>
    public static bool IsOpen(string state) => Table.Keys.Any(key => key.From == state);

    /// <summary>True where a review is waited for: the work goes on, or is done and its outcome is not yet judged.</summary>
    public static bool IsReviewed(string state) => Table.ContainsKey((state, End));
}
