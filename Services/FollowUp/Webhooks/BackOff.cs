namespace Est.FollowUp.Webhooks;

/// <summary>How long to wait after a failed attempt, and when to give up.</summary>
public static class BackOff
{
    /// <summary>A delivery is given up this long after it was queued: whoever was away over a weekend gets all of it.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromHours(2);

    /// <summary>
    /// 10 s · 2^(n − 1) after the n-th failure in a row, at most two hours, shortened at random by up to half, so that many who failed together do not
    /// come back together ("equal jitter", Brooker 2015, AWS Architecture Blog).
    /// </summary>
    /// <param name="failures">In a row, this one included; from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int failures, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var whole = Math.Min(First.TotalSeconds * Math.Pow(2, failures - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(whole * (0.5 + 0.5 * chance));
    }
}
