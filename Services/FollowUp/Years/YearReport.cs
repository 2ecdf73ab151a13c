using System.Text.Json.Serialization;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Years;

/// <summary>What a year taught: which kinds of interventions seem to work better, how the areas went, and what was promised and kept.</summary>
/// <param name="Total">Reports of the whole kommun in the year's complete weeks.</param>
/// <param name="LastYear">Those of the same weeks of the year before; null where the kommun did not report through all of them.</param>
/// <param name="Kinds">Those with something to be compared with.</param>
/// <param name="Uncompared">Those without, after against before: their ratios hold the season, regression to the mean and all else that changed.</param>
/// <param name="NotCompared">Those of which nothing is measured yet.</param>
/// <param name="Compared">What can be compared with the year before; null where that is too few weeks.</param>
public sealed record YearReport(
    int Year, int Weeks, int Total, int? LastYear, YearReport.SameWeeks? Compared, IReadOnlyList<YearReport.KindResult> Kinds,
    IReadOnlyList<YearReport.KindResult> Uncompared, IReadOnlyList<YearReport.KindAlone> NotCompared, IReadOnlyList<YearReport.Area> Areas, YearReport.Kept Promised, YearReport.ReviewOutcomes Reviews, YearReport.PledgeStatuses Pledges, IReadOnlyList<string> Sentences)
{
    /// <summary>Weeks of the year that the kommun reported in the year before as well.</summary>
    /// <param name="From">The first of them.</param>
    /// <param name="Total">Reports in them.</param>
    /// <param name="LastYear">Reports in the same weeks of the year before.</param>
    public sealed record SameWeeks(string From, int Weeks, int Total, int LastYear)
    {
        /// <summary>Not from the year's first week: the totals are not the year's.</summary>
        [JsonIgnore]
        public bool IsPart => Week.Parse(From).Number > 1;
    }

    /// <summary>A kind of intervention, as a random-effects meta-analysis of its interventions' rate ratios.</summary>
    /// <param name="Interventions">That went on in the year, also those that do not count.</param>
    /// <param name="Areas">How many areas those that count have.</param>
    /// <param name="Weeks">After their starts, summed over those that count.</param>
    /// <param name="Ratio">Reports against what comparison areas led to expect; of the uncompared, against the time before.</param>
    /// <param name="PredictionLow">Where the true ratio of a new intervention of the kind would lie; null below three, and for the uncompared.</param>
    /// <param name="Tau2">Variance of the true log ratios between interventions.</param>
    /// <param name="I2">Share of the differences between interventions that is not chance, 0 to 1.</param>
    /// <param name="Basis"><c>weak</c>, <c>moderate</c> or <c>good</c>.</param>
    public sealed record KindResult(
        string Kind, string Name, int Interventions, int Areas, int Weeks, double Ratio, double Low, double High, double? PredictionLow, double? PredictionHigh,
        double Tau2, double I2, string Basis, string Sentence, IReadOnlyList<Study> Studies);

    /// <summary>A kind whose interventions are not measured yet: nothing is said of its effect.</summary>
    public sealed record KindAlone(string Kind, string Name, int Interventions, string Sentence);

    /// <param name="Weight">Share of the kind's ratio; 0 where it does not count.</param>
    /// <param name="Evidence">Maryland level.</param>
    /// <param name="Against">As <see cref="Effects.Effect.Against"/>.</param>
    public sealed record Study(Guid Intervention, int Number, string What, double Ratio, double Low, double High, double Weight, int Evidence, string Against);

    /// <param name="Weeks">Reports of each complete week of the year.</param>
    /// <param name="LastYear">Reports of the same weeks of the year before; null where the kommun did not report through all of them.</param>
    /// <param name="Compared">Over the same weeks for all areas.</param>
    /// <param name="Levels">How many weeks each level was agreed.</param>
    public sealed record Area(string Code, string Name, IReadOnlyList<int> Weeks, int Total, int? LastYear, SameWeeks? Compared, Levels Levels);

    public sealed record Levels(int Green, int Yellow, int Red);

    /// <summary>Interventions that were decided for the year, and what became of them.</summary>
    /// <param name="Unknown">Planned, and nothing more heard.</param>
    public sealed record Kept(int Decided, int Done, int Ongoing, int NotDone, int Unknown, IReadOnlyList<Reason> Reasons);

    public sealed record Reason(string Code, string Name, int Count);

    /// <param name="Overdue">Due in the year and still undecided.</param>
    public sealed record ReviewOutcomes(int Continue, int Extend, int Replace, int End, int Overdue);

    /// <summary>Each pledge by its latest status of the year.</summary>
    public sealed record PledgeStatuses(int Kept, int Partly, int NotKept, int UnderWay);
}
