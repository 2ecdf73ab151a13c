using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Est.SituationPicture.Pictures;

/// <summary>A week's count against the weeks before it, and whether the change is more than chance.</summary>
/// <param name="Expected">Mean count of the weeks before, at most four; null without any.</param>
/// <param name="Low">Lower end of what is usual for a week, from the same weeks (95 % of weeks when nothing has changed).</param>
/// <param name="High">Upper end.</param>
/// <param name="Difference">Count minus expected.</param>
/// <param name="DifferenceLow">95 % interval of the difference between the two underlying rates, reports per week.</param>
/// <param name="DifferenceHigh">Its upper end.</param>
/// <param name="Verdict"><c>above</c> or <c>below</c> when the interval does not hold zero, <c>within</c> when it does, <c>unknown</c> without weeks before.</param>
public sealed record Change(
    double? Expected, int? Low, int? High, double? Difference, double? DifferenceLow, double? DifferenceHigh, string Verdict)
{
    private const double Tail = 0.025;

    /// <summary>Half a report: the shape of Jeffreys' prior for a Poisson rate.</summary>
    private const double Prior = 0.5;

    private static readonly Change Unknown = new(null, null, null, null, null, null, "unknown");

    /// <summary>
    /// Limits of each rate from Jeffreys' prior (Gamma with shape count + 1/2; Brown, Cai and DasGupta 2003, Statistica Sinica 13:19-49);
    /// of their difference by the square-and-add rule (Zou and Donner 2008, Statistics in Medicine 27:1693-1702, eq. 4); what is usual
    /// from the predictive distribution of one more week, negative binomial with size S + 1/2 and probability n / (n + 1).
    /// </summary>
    /// <param name="now">Reports of the week.</param>
    /// <param name="before">S, reports of the weeks before together.</param>
    /// <param name="weeks">n, how many these are, 0 to 4.</param>
    public static Change Of(int now, int before, int weeks)
    {
        if (weeks == 0) return Unknown;
        var mean = before / (double)weeks;
        var difference = now - mean;
        var (nowLow, nowHigh) = Rate(now, 1);
        var (meanLow, meanHigh) = Rate(before, weeks);
        var low = difference - Math.Sqrt(Square(now - nowLow) + Square(meanHigh - mean));
        var high = difference + Math.Sqrt(Square(nowHigh - now) + Square(mean - meanLow));
        var verdict = low > 0 ? "above" : high < 0 ? "below" : "within";
        return new Change(
            Round(mean), Usual(before, weeks, Tail), Usual(before, weeks, 1 - Tail), Round(difference), Round(low), Round(high), verdict);
    }

    private static (double Low, double High) Rate(int count, int weeks) =>
        (count == 0 ? 0 : Gamma.InvCDF(count + Prior, weeks, Tail), Gamma.InvCDF(count + Prior, weeks, 1 - Tail));

    /// <summary>The least count whose cumulated probability reaches <paramref name="probability"/>: P(X &lt;= k) = I_p(size, k + 1).</summary>
    private static int Usual(int before, int weeks, double probability)
    {
        var (size, p) = (before + Prior, weeks / (weeks + 1.0));
        bool Reaches(int count) => SpecialFunctions.BetaRegularized(size, count + 1, p) >= probability;
        var (low, high) = (0, 1);
        while (!Reaches(high)) (low, high) = (high, 2 * high);
        if (Reaches(low)) return low;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Reaches(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    private static double Square(double value) => value * value;

    private static double Round(double value) => Math.Round(value, 2);
}
