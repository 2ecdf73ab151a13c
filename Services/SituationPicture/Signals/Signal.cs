using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Signals.Statistics;

namespace Est.SituationPicture.Signals;

/// <summary>A signal as it is stored; what it says is documented at <see cref="Pictures.PictureSignal"/>.</summary>
public sealed record Signal(
    Week Week, string Area, string Category, string Method, double Expected, int Threshold, int Observed, double P, double Q, int History, string Caution, string[] AlsoBy, string[] IsNot)
{
    private const int WeeksOfAYear = 52;

    /// <summary>Of fewer reports a week than these, one more or less decides.</summary>
    private const double FewReports = 2;

    /// <summary>EARS takes counts for normal, which holds from about five a week.</summary>
    private const double EarsFits = 5;

    /// <param name="history">Weeks since the kommun's first report.</param>
    /// <param name="place">The week's place in the series.</param>
    public static Signal Of(in Surveillance.Finding finding, Week week, int place, int history)
    {
        var verdict = finding.Verdict;
        return new Signal(
            week, finding.Series.Area, finding.Series.Category, verdict.BySeasons ? "farrington" : "small-counts",
            verdict.Expected, verdict.Threshold, verdict.Observed, verdict.P, finding.Q, history,
            history < WeeksOfAYear ? "few-weeks" : verdict.Expected < FewReports ? "small-counts" : "none",
            [.. AgreeingEars(finding.Series.Counts.AsSpan(0, place + 1))],
            ["no-cause", "reports-not-events", .. verdict.BySeasons ? Array.Empty<string>() : ["no-season"], "no-forecast"]);
    }

    private static List<string> AgreeingEars(ReadOnlySpan<int> counts)
    {
        var agreeing = new List<string>();
        if (Fits(counts, Ears.C1Needs, lag: 0) && Ears.C1(counts) > Ears.Limit) agreeing.Add("ears-c1");
        if (Fits(counts, Ears.C2Needs, Ears.Lag) && Ears.C2(counts) > Ears.Limit) agreeing.Add("ears-c2");
        if (Fits(counts, Ears.C3Needs, Ears.Lag) && Ears.C3(counts) > Ears.C3Limit) agreeing.Add("ears-c3");
        return agreeing;
    }

    private static bool Fits(ReadOnlySpan<int> counts, int needs, int lag) => counts.Length > needs && Ears.Reference(counts, lag).Mean >= EarsFits;
}
