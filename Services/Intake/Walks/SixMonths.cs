namespace Est.Intake.Walks;

/// <summary>What the kommun decides to do after a walk is done within six months: the usual promise to those who took part.</summary>
public static class SixMonths
{
    public const string Kept = "kept", Late = "late", Waiting = "waiting";

    private const int Months = 6;

    /// <summary>The last day of the target.</summary>
    public static DateOnly Target(DateOnly walked) => walked.AddMonths(Months);

    /// <summary>How a proposal stands to the target; null for one that will not be done, which nobody waits for.</summary>
    /// <param name="done">The day it was done; null while it is not.</param>
    /// <param name="isGivenUp">It was decided against, or was dropped.</param>
    public static string? Timing(DateOnly walked, DateOnly? done, bool isGivenUp, DateOnly today)
    {
        if (done is { } day) return day <= Target(walked) ? Kept : Late;
        if (isGivenUp) return null;
        return today > Target(walked) ? Late : Waiting;
    }
}
