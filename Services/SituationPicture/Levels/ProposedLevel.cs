using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Levels;

/// <summary>The levels (läge) an area can have, mildest first.</summary>
public static class Level
{
    public const string Green = "green", Yellow = "yellow", Red = "red";

    public static IReadOnlyList<string> All { get; } = [Green, Yellow, Red];
}

/// <summary>Why a level is proposed: a code that the pages put into words, and the numbers behind it.</summary>
/// <param name="Code"><c>signal</c>, <c>above-expected</c>, <c>weighted</c>, <c>as-usual</c> or <c>calm</c>.</param>
public sealed record LevelReason(string Code, IReadOnlyDictionary<string, double> Values);

/// <summary>
/// The level that the numbers speak for. People set the level; where they differ they say why.
/// <list type="bullet">
/// <item>red: a signal in the area, and at least <see cref="FewestReports"/> reports in all that are more than chance explains;</item>
/// <item>yellow: one of these, or at least <see cref="FewestSevere"/> reports that weigh twice the mean of the four weeks before;</item>
/// <item>green: none of these.</item>
/// </list>
/// </summary>
public sealed record ProposedLevel(string Level, IReadOnlyList<LevelReason> Because)
{
    public const int FewestReports = 3, FewestSevere = 4;
    private const double MuchHeavier = 2;

    /// <param name="signals">Number of signals in the area this week.</param>
    /// <param name="weighted">Weighted sum of the week.</param>
    /// <param name="weightedMean">Mean weighted sum of the four weeks before.</param>
    public static ProposedLevel Of(int total, Change change, int signals, double weighted, double weightedMean)
    {
        var isAbove = change.Verdict == "above" && total >= FewestReports;
        var reasons = new List<LevelReason>();
        if (signals > 0) reasons.Add(new("signal", new Dictionary<string, double> { ["signals"] = signals }));
        if (isAbove)
            reasons.Add(new("above-expected", new Dictionary<string, double> { ["total"] = total, ["expected"] = change.Expected!.Value }));
        if (total >= FewestSevere && weighted > 0 && weighted >= MuchHeavier * weightedMean && change.Verdict != "unknown")
            reasons.Add(new("weighted", new Dictionary<string, double> { ["weighted"] = weighted, ["mean"] = weightedMean }));

        if (reasons.Count == 0)
            return new(Levels.Level.Green, [new(total == 0 ? "calm" : "as-usual", new Dictionary<string, double> { ["total"] = total })]);
        return new(signals > 0 && isAbove ? Levels.Level.Red : Levels.Level.Yellow, reasons);
    }
}
