namespace Est.SituationPicture.Signals.Statistics;

/// <summary>
/// The reference weeks of one current week and the season each belongs to, the same for every area and category. From three weeks before the same week
/// b years ago up to 27 weeks ago: the latest 26 are left out, so that a rise which goes on does not become the expectation. The season is a factor of ten levels: the
/// seven weeks around the same week of each year, and the weeks between cut into nine (Noufaily et al. 2013, section 3.3; blocks as in R's <c>surveillance</c>).
/// </summary>
public sealed class FarringtonDesign
{
    public const int Years = 5, LeastYears = 3, HalfWindow = 3, Periods = 10, WeeksNotIncluded = 26;

    /// <summary>The level of the weeks around the same week of each year, and so of the current week.</summary>
    public const byte Current = Periods - 1;

    private FarringtonDesign(int first, int years, byte[] seasons) => (First, YearsBack, Seasons) = (first, years, seasons);

    /// <summary>How many weeks back the first reference week lies. The others follow without a gap.</summary>
    public int First { get; }

    public int YearsBack { get; }

    /// <summary>Level of each reference week, oldest first.</summary>
    public byte[] Seasons { get; }

    /// <param name="yearLags">How many weeks back the same week of one, two, … years ago lies; 52 or 53 apart.</param>
    /// <param name="weeks">Weeks there are before the current one.</param>
    /// <returns>Null where they hold less than three years.</returns>
    public static FarringtonDesign? For(ReadOnlySpan<int> yearLags, int weeks)
    {
        var years = 0;
        while (years < Math.Min(Years, yearLags.Length) && yearLags[years] <= weeks) years++;
        if (years < LeastYears) return null;
        var first = Math.Min(weeks, yearLags[years - 1] + HalfWindow);
        var seasons = new byte[first - WeeksNotIncluded];
        for (var row = 0; row < seasons.Length; row++) seasons[row] = SeasonOf(first - row, yearLags);
        return new FarringtonDesign(first, years, seasons);
    }

    private static byte SeasonOf(int lag, ReadOnlySpan<int> yearLags)
    {
        var later = 0;
        foreach (var yearLag in yearLags)
        {
            if (Math.Abs(lag - yearLag) <= HalfWindow || lag - later <= HalfWindow) return Current;
            if (lag < yearLag)
            {
                var (length, longer) = Math.DivRem(yearLag - later - 2 * HalfWindow - 1, Periods - 1);
                var place = yearLag - HalfWindow - 1 - lag;         // 0 for the first week after the earlier window
                var inLonger = longer * (length + 1);
                return (byte)(place < inLonger ? place / (length + 1) : longer + (place - inLonger) / length);
            }
            later = yearLag;
        }
        return Current;
    }
}
