namespace Est.SituationPicture.Pictures;

/// <summary>The common situational picture (lägesbild) of one week: everything a meeting looks at, in one answer.</summary>
/// <param name="Name">The kommun's name.</param>
/// <param name="Version">Of the agreed picture; 0 while it is open.</param>
/// <param name="State">open, compiled (granskning) or agreed (fastställd).</param>
/// <param name="AsOf">When the counts were read.</param>
/// <param name="Total">Incidents and observations that began in the week.</param>
/// <param name="Weighted">Sum of severity times the category's weight.</param>
/// <param name="MeanOfFour">Mean count of the four weeks before.</param>
/// <param name="SameWeekLastYear">Null when the kommun has no reports that far back.</param>
/// <param name="Planned">Planned events (arrangemang); not in the total.</param>
/// <param name="Calm">Statements of a calm week; not in the total.</param>
/// <param name="Hours">Reports per hour of the week: 168 numbers, Monday 00 first.</param>
/// <param name="Areas">The kommun first, then its areas by code; an area's counts include the areas below it.</param>
public sealed record Picture(
    string Municipality,
    string Name,
    string Week,
    int Version,
    string State,
    DateTimeOffset AsOf,
    int Total,
    double Weighted,
    int LastWeek,
    double MeanOfFour,
    int? SameWeekLastYear,
    int Planned,
    int Calm,
    IReadOnlyList<double> Hours,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyList<AreaPicture> Areas,
    IReadOnlyList<OrganisationReports> Organisations,
    IReadOnlyList<PictureSignal> Signals,
    IReadOnlyList<HotSpot> HotSpots);

/// <param name="Level">green, yellow or red (grönt, gult, rött); null until one is set.</param>
public sealed record AreaPicture(
    string Code,
    string Name,
    string? Parent,
    string? Level,
    int Total,
    double Weighted,
    int LastWeek,
    double MeanOfFour,
    int? SameWeekLastYear,
    IReadOnlyList<CategoryCount> Categories);

/// <summary>Categories with reports in the week or the one before, most first.</summary>
public sealed record CategoryCount(string Code, string Name, int Count, double Weighted, int LastWeek);

/// <param name="Reports">Incidents and observations of the week.</param>
/// <param name="Planned">Planned events of the week: who tells of one is not silent.</param>
/// <param name="Nil">True when the organisation said that its week was calm: it is not silent.</param>
public sealed record OrganisationReports(string Name, int Reports, int Planned, bool Nil);

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

/// <summary>A place where reports gather.</summary>
public sealed record HotSpot(double Lon, double Lat, int Count);
