namespace Est.FollowUp.ActionPlans;

/// <summary>
/// What lag (2023:196) asks of a kommun: a picture (lägesbild) in the three parts of its 4 §, and an action plan (åtgärdsplan) in Brå's columns, renewed every other year.
/// </summary>
/// <param name="Version">0 for the draft.</param>
/// <param name="State"><c>draft</c> or <c>decided</c>.</param>
/// <param name="Revision">Of the texts; 0 before anyone has written.</param>
/// <param name="DecidedOn">Of this version; null for the draft.</param>
/// <param name="Reference">Where the decision stands, e.g. a diarienummer.</param>
/// <param name="DueBy">When the latest decided plan must have been renewed; null when none is decided.</param>
/// <param name="Clock"><c>green</c>, <c>yellow</c>, <c>red</c>, or <c>none</c> when no plan is decided.</param>
/// <param name="Suggested">Sentences made from the data, to take or leave; empty in a decided version.</param>
public sealed record ActionPlan(
    int Version, string State, int Revision, DateOnly? DecidedOn, string? DecidedBy, string? Reference, DateOnly? DueBy, int? DaysLeft, string Clock,
    string Mapping, string OtherInformation, string Analysis, ActionPlan.Suggestions Suggested, IReadOnlyList<ActionPlan.Row> Rows, IReadOnlyList<ActionPlan.Decided> Versions)
{
    public const string Draft = "draft", IsDecided = "decided";

    public sealed record Suggestions(IReadOnlyList<string> Mapping, IReadOnlyList<string> OtherInformation, IReadOnlyList<string> Analysis)
    {
        public static Suggestions None => new([], [], []);
    }

    /// <summary>A row of the plan: a measure against a cause, or a cause that has none.</summary>
    /// <param name="Number">Of the cause and of the measure under it, e.g. <c>1.2</c>; of the cause alone where it has none.</param>
    /// <param name="Measure">Empty where the cause has none.</param>
    /// <param name="Order">Of the measures of one cause in time.</param>
    /// <param name="Kind"><c>point</c> (punktinsats) or <c>ordinary</c> (ordinarie verksamhet); null without a measure.</param>
    /// <param name="FollowUp"><c>green</c>, <c>yellow</c> or <c>red</c>, by <see cref="PlanProgress"/>.</param>
    public sealed record Row(
        string Number, string Problem, string Area, string Cause, string Measure, string? Goal, string? When, int Order, string? Who, string? Contact, string? Kind,
        string FollowUp, string Because, Guid? Intervention);

    public sealed record Decided(int Version, DateOnly DecidedOn);
}
