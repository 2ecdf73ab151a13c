namespace Est.SituationPicture.HotSpots;

/// <summary>Near repeats: pairs of reports close to each other in both place and time, against what chance would give.</summary>
/// <param name="Meters">Closer than this is close in place.</param>
/// <param name="Days">Fewer days apart than this is close in time.</param>
/// <param name="Observed">Pairs that are close in both.</param>
/// <param name="Expected">Mean of such pairs when the times are dealt out anew among the places.</param>
/// <param name="P">Share of the deals with as many pairs or more, the observed one among them.</param>
public sealed record NearRepeat(int Meters, int Days, int Observed, double Expected, double P);

/// <summary>Knox's test for interaction of place and time.</summary>
public static class Knox
{
    public readonly record struct Happening(double Easting, double Northing, double Day);

    /// <summary>Pairs of all, close in place, close in time, and in both.</summary>
    public readonly record struct Pairs(long All, long InPlace, long InTime, long InBoth)
    {
        /// <summary>Knox's own expectation, place and time being independent: in place × in time / all (Knox 1964, <i>Applied Statistics</i> 13:25–29).</summary>
        public double Expected => All == 0 ? 0 : InPlace * (double)InTime / All;
    }

    /// <summary>Counts pairs; distances and times that equal the limit are outside.</summary>
    public static Pairs Count(IReadOnlyList<Happening> events, double meters, double days)
    {
        var close = ClosePairs(events, meters);
        var inTime = 0L;
        for (var i = 0; i < events.Count; i++)
            for (var j = i + 1; j < events.Count; j++)
                if (Math.Abs(events[i].Day - events[j].Day) < days) inTime++;
        double[] day = [.. events.Select(e => e.Day)];
        return new Pairs(events.Count * (events.Count - 1L) / 2, close.Count, inTime, InBoth(close, day, days));
    }

    /// <summary>
    /// Times are dealt out anew among the places, 999 times as a rule; p = (deals with as many close pairs or more + 1) / (deals + 1)
    /// (Besag and Diggle 1977, <i>Applied Statistics</i> 26:327–333). Only pairs that are close in place are looked at in each deal. The
    /// same seed gives the same answer.
    /// </summary>
    public static NearRepeat Test(IReadOnlyList<Happening> events, int meters, int days, int deals = 999, int seed = 1)
    {
        var close = ClosePairs(events, meters);
        double[] day = [.. events.Select(e => e.Day)];
        var observed = InBoth(close, day, days);
        var random = new Random(seed);
        var (sum, asMany) = (0L, 0);
        for (var deal = 0; deal < deals; deal++)
        {
            random.Shuffle(day);
            var pairs = InBoth(close, day, days);
            sum += pairs;
            if (pairs >= observed) asMany++;
        }
        return new NearRepeat(meters, days, observed, Math.Round(sum / (double)deals, 1), Math.Round((asMany + 1) / (deals + 1.0), 3));
    }

    private static int InBoth(List<(int, int)> close, double[] day, double days)
    {
        var count = 0;
        foreach (var (i, j) in close)
            if (Math.Abs(day[i] - day[j]) < days) count++;
        return count;
    }

    private static List<(int, int)> ClosePairs(IReadOnlyList<Happening> events, double meters)
    {
        var close = new List<(int, int)>();
        for (var i = 0; i < events.Count; i++)
            for (var j = i + 1; j < events.Count; j++)
            {
                var (east, north) = (events[i].Easting - events[j].Easting, events[i].Northing - events[j].Northing);
                if (east * east + north * north < meters * meters) close.Add((i, j));
            }
        return close;
    }
}
