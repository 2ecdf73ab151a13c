using Est.ServiceDefaults.Weeks;

namespace Est.Prioritization.Rounds;

/// <summary>The weeks whose reports a round looks at.</summary>
public static class RoundWeeks
{
    /// <summary>A quarter back, also where areas are chosen for four months: what is older says less of what to do next.</summary>
    public const int Count = 13;

    /// <summary>The last <see cref="Count"/> whole weeks before the period; before that begins, those there are by now.</summary>
    public static (Week From, Week To) Of(Period period, DateTimeOffset now)
    {
        var (before, whole) = (period.FirstWeek.Previous, Week.Of(now).Previous);
        var last = whole < before ? whole : before;
        return (last.Plus(1 - Count), last);
    }
}
