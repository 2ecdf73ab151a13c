namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// EARS C1, C2 and C3: the week against the mean and standard deviation of seven weeks shortly before (Hutwagner et al. 2003, <i>Journal of Urban Health</i> 80:i89).
/// <para>C1 = (y_t − mean)/s over t−7…t−1; C2 the same over t−9…t−3; C3 = Σ max(0, C2_i − 1) over i = t−2…t. s is the sample deviation (n−1).</para>
/// <para>C3 is the sum of three terms, the current week's among them, as first published. R's <c>surveillance::earsC</c> writes it as an upper bound
/// without the current term, which stays silent where the original gives an alarm.</para>
/// </summary>
public static class Ears
{
    public const int Baseline = 7, Lag = 2;

    /// <summary>Weeks that must lie before the current one.</summary>
    public const int C1Needs = Baseline, C2Needs = Baseline + Lag, C3Needs = Baseline + Lag + 2;

    /// <summary>Alarm limits as first published: three standard deviations for C1 and C2, two for C3.</summary>
    public const double Limit = 3, C3Limit = 2;

    /// <summary>Seven weeks of the same count have no deviation; counts cannot be told apart finer than this.</summary>
    public const double LeastDeviation = 0.5;

    /// <summary>Mean and standard deviation, in reports per week, of the seven weeks that end <paramref name="lag"/> weeks before the last but one.</summary>
    /// <param name="counts">Reports per week, the current week last.</param>
    /// <exception cref="ArgumentException">There are fewer weeks than needed.</exception>
    public static (double Mean, double Deviation) Reference(ReadOnlySpan<int> counts, int lag)
    {
        var last = counts.Length - 1 - lag;
        if (last < Baseline) throw new ArgumentException($"{Baseline + lag} weeks are needed before the current one.", nameof(counts));
        double sum = 0, squares = 0;
        for (var i = last - Baseline; i < last; i++)
        {
            sum += counts[i];
            squares += (double)counts[i] * counts[i];
        }
        return (sum / Baseline, Math.Sqrt((squares - sum * sum / Baseline) / (Baseline - 1)));
    }

    public static double C1(ReadOnlySpan<int> counts) => Score(counts, 0);

    public static double C2(ReadOnlySpan<int> counts) => Score(counts, Lag);

    public static double C3(ReadOnlySpan<int> counts) =>
        Math.Max(0, C2(counts) - 1) + Math.Max(0, C2(counts[..^1]) - 1) + Math.Max(0, C2(counts[..^2]) - 1);

    private static double Score(ReadOnlySpan<int> counts, int lag)
    {
        var (mean, deviation) = Reference(counts, lag);
        return (counts[^1] - mean) / Math.Max(LeastDeviation, deviation);
    }
}
