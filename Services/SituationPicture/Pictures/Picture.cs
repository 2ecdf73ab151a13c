using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Levels;
using Est.SituationPicture.Prioritised;

namespace Est.SituationPicture.Pictures;

/// <summary>The common situational picture (lägesbild) of one week: everything a meeting looks at, in one answer.</summary>
/// <param name="Name">The kommun's name.</param>
/// <param name="Version">Of the agreed picture; 0 while none is agreed.</param>
/// <param name="State">open, compiled (granskning) or agreed (fastställd).</param>
/// <param name="Revision">Grows with every change that people make: level, note, focus, state.</param>
/// <param name="AsOf">When the counts were read.</param>
/// <param name="Total">Incidents and observations that began in the week.</param>
/// <param name="Weighted">Sum of severity times the category's weight.</param>
/// <param name="MeanOfFour">Mean count of the four weeks before.</param>
/// <param name="SameWeekLastYear">Null when the kommun has no reports that far back.</param>
/// <param name="Planned">Planned events (arrangemang); not in the total.</param>
/// <param name="Calm">Statements of a calm week; not in the total.</param>
/// <param name="Hours">Reports per hour of the week: 168 numbers, Monday 00 first.</param>
/// <param name="Areas">The kommun first, then its areas by code; an area's counts include the areas below it.</param>
/// <param name="Organisations">Those that were heard of in the week, and those of the last half-year that were not: they are silent.</param>
/// <param name="Late">What has come since it was agreed; null for a picture that is not, or when nothing has.</param>
public sealed record Picture(
    string Municipality,
    string Name,
    string Week,
    int Version,
    string State,
    int Revision,
    int AreasVersion,
    DateTimeOffset AsOf,
    int Total,
    double Weighted,
    int LastWeek,
    double MeanOfFour,
    int? SameWeekLastYear,
    Change Change,
    int Planned,
    int Calm,
    IReadOnlyList<double> Hours,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyList<AreaPicture> Areas,
    IReadOnlyList<OrganisationReports> Organisations,
    IReadOnlyList<PictureSignal> Signals,
    IReadOnlyList<HotSpot> HotSpots,
    Forecast? Forecast,
    IReadOnlyList<AreaCluster> AreaClusters,
    NearRepeat? NearRepeat,
    IReadOnlyList<PlannedEvent> PlannedNextWeek,
    LastMeeting? LastMeeting,
    IReadOnlyList<string> Focus,
    IReadOnlyList<AgreedVersion> Versions,
    LateReports? Late);

/// <param name="Level">green, yellow or red (grönt, gult, rött), as people set it; null until they do.</param>
/// <param name="LevelMotive">Why it is not the proposed one.</param>
/// <param name="LevelSetBy">Name and organisation.</param>
/// <param name="Recent">Counts of twelve weeks, this one last.</param>
/// <param name="Prioritised">Null for an area that is not prioritised in the week, and in pictures agreed before it was told.</param>
public sealed record AreaPicture(
    string Code,
    string Name,
    string? Parent,
    string? Level,
    string? LevelMotive,
    string? LevelSetBy,
    string ProposedLevel,
    IReadOnlyList<LevelReason> ProposedBecause,
    int Total,
    double Weighted,
    double WeightedLastWeek,
    int LastWeek,
    double MeanOfFour,
    int? SameWeekLastYear,
    Change Change,
    IReadOnlyList<int> Recent,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyList<Note> Notes,
    PrioritisedArea? Prioritised = null);

/// <summary>Categories with reports in the week, the four before it or the same week last year, most first.</summary>
public sealed record CategoryCount(
    string Code, string Name, int Count, double Weighted, int LastWeek, double MeanOfFour, int? SameWeekLastYear, Change Change);

/// <param name="CanChange">Whether the reader may change it.</param>
public sealed record Note(Guid Id, string Organisation, string By, DateTimeOffset At, string Text, bool CanChange);

/// <param name="Kind">E.g. polis; null for one that is known from its reports only.</param>
/// <param name="Reports">Incidents and observations of the week.</param>
/// <param name="Planned">Planned events of the week: who tells of one is not silent.</param>
/// <param name="Nil">True when the organisation said that its week was calm: it is not silent.</param>
/// <param name="Silent">True when nothing was heard of it.</param>
public sealed record OrganisationReports(string Name, string? Kind, int Reports, int Planned, bool Nil, bool Silent);

/// <summary>A statistically unusual rise of the reports of one category in one area; see docs/method.md, Signals.</summary>
/// <param name="Method">small-counts or farrington: what the length of the history allows.</param>
/// <param name="Expected">Reports that the method expects in the week.</param>
/// <param name="Threshold">The most reports that the method holds to be usual: more are a signal.</param>
/// <param name="P">Probability of so many reports or more, were nothing unusual.</param>
/// <param name="Q">The same after all areas and categories of the week are looked at together (Benjamini and Hochberg).</param>
/// <param name="History">Weeks since the kommun's first report, e.g. <c>156 weeks</c>.</param>
/// <param name="Caution">few-weeks, small-counts or none.</param>
/// <param name="AlsoBy">Methods that were used to check, where they fit, and agree: ears-c1, ears-c2, ears-c3.</param>
/// <param name="IsNot">What the signal does not say: no-cause, reports-not-events, no-season, no-forecast.</param>
public sealed record PictureSignal(
    Guid Id,
    string Area,
    string AreaName,
    string Category,
    string CategoryName,
    string Week,
    string Method,
    double Expected,
    int Threshold,
    int Observed,
    double P,
    double Q,
    string History,
    int HistoryWeeks,
    string Caution,
    IReadOnlyList<string> AlsoBy,
    IReadOnlyList<string> IsNot);

/// <summary>A planned event (arrangemang) that begins in the coming week.</summary>
public sealed record PlannedEvent(string Area, string AreaName, string Category, DateTimeOffset From, DateTimeOffset? To);

/// <summary>What the latest meeting before this week decided, and what became of it.</summary>
public sealed record LastMeeting(string Week, IReadOnlyList<DecisionStatus> Decisions);

/// <param name="Status">planned, ongoing, done, not-done, or unknown while nothing was heard of it.</param>
/// <param name="Why">Why it was not done, as FollowUp's code; null otherwise.</param>
public sealed record DecisionStatus(Guid Id, string What, string Area, string AreaName, string Who, DateOnly Until, string Status, string? Why);

public sealed record AgreedVersion(int Version, DateTimeOffset AgreedAt, string AgreedBy);

/// <param name="Reports">How many more (or, below zero, fewer) the week has now.</param>
public sealed record LateReports(int Reports, IReadOnlyList<LateArea> Areas);

public sealed record LateArea(string Area, string Name, int Agreed, int Now);
