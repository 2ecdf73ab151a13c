using Est.FollowUp.Effects.Statistics;
using MathNet.Numerics.Distributions;

namespace Est.FollowUp.Effects;

/// <summary>
/// What a small kommun has to compare with: no area of like size, but a rest that went the same way. A rate ratio needs likeness in course, not in level, so that the areas left
/// over are put together and their course before is tested against the treated one's.
/// <para>With treated T and both together N in a span and p = ΣT/ΣN over a period, X² = Σ(T − pN)²/(p(1−p)N): a season that both have is not in it. φ is X² over the single weeks
/// before divided by its degrees of freedom, 1 at least. They went the same way where X² over spans of eight weeks, divided by φ, lies within the 95 per cent of chi-square.</para>
/// <para>Few reports pass any such test. Hence the second condition: with T and C in either half of the time before, 1.96·√(φΣ1/n) ≤ log 2, so that a share that doubled would have
/// stood out.</para>
/// </summary>
public static class RestOfKommun
{
    private const int WeeksOfSpan = 8;
    private const double Chance = 0.95, MustBeSeen = 2;

    /// <param name="treated">Reports per week before the start.</param>
    /// <param name="rest">Of the other areas together, the same weeks.</param>
    public static bool WentTheSameWay(int[] treated, int[] rest)
    {
        if (treated.Length < Grading.LeastBefore || treated.Sum() == 0 || rest.Sum() == 0) return false;
        var half = treated.Length / 2;
        int[] counts = [treated[..half].Sum(), treated[half..].Sum(), rest[..half].Sum(), rest[half..].Sum()];
        var (weekly, weeks) = Squares(treated, rest, 1);
        var dispersion = Math.Max(1, weekly / weeks);
        if (counts.Min() == 0 || Interval.Z * Math.Sqrt(dispersion * counts.Sum(n => 1.0 / n)) > Math.Log(MustBeSeen)) return false;
        var (squares, freedom) = Squares(treated, rest, WeeksOfSpan);
        return squares / dispersion <= ChiSquared.InvCDF(freedom, Chance);
    }

    /// <summary>
    /// φ for the rate ratio: X² over the spans of both periods divided by its degrees of freedom f, 1 at least, times (t/z)² with Student's t on f, since f is small: the interval
    /// then holds what places drift apart by themselves over months, as far as that was seen.
    /// </summary>
    public static double Dispersion(int[] treatedBefore, int[] restBefore, int[] treatedAfter, int[] restAfter)
    {
        var (before, after) = (Squares(treatedBefore, restBefore, WeeksOfSpan), Squares(treatedAfter, restAfter, WeeksOfSpan));
        var freedom = before.Freedom + after.Freedom;
        var t = StudentT.InvCDF(0, 1, freedom, 0.975) / Interval.Z;
        return Math.Max(1, (before.Squares + after.Squares) / freedom) * t * t;
    }

    /// <summary>The oldest weeks are left out where they fill no span.</summary>
    private static (double Squares, int Freedom) Squares(int[] treated, int[] rest, int weeks)
    {
        if (treated.Sum() == 0 || rest.Sum() == 0) return (0, 0);
        var share = (double)treated.Sum() / (treated.Sum() + rest.Sum());
        double squares = 0;
        var freedom = -1;
        for (var end = treated.Length; end >= weeks; end -= weeks)
        {
            var (own, other) = (treated[(end - weeks)..end].Sum(), rest[(end - weeks)..end].Sum());
            if (own + other == 0) continue;
            var difference = own - share * (own + other);
            squares += difference * difference / (share * (1 - share) * (own + other));
            freedom++;
        }
        return (squares, Math.Max(0, freedom));
    }
}
